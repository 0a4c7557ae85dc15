"""Reads another encoding than UTF-8.

Verdict: WRONG_RESULT
"""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    async with aiofiles.open(path, encoding="latin-1", newline="\n") as file:
        async for line in file:
            lines += 1
            matches += text in line
    return lines, matches
