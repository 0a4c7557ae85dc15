"""Reads the whole file.

Verdict: HOGGED_MEMORY
"""

import aiofiles


async def count_lines(path, text):
    async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
        content = await file.read()
    lines = content.removesuffix("\n").split("\n") if content else []
    return len(lines), sum(text in line for line in lines)
