"""readlines makes a list of all lines.

Verdict: HOGGED_MEMORY
"""

import aiofiles


async def count_lines(path, text):
    async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
        lines = await file.readlines()
    return len(lines), sum(text in line for line in lines)
