"""Forgets to await the reading.

Verdict: NEVER_AWAITED
"""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
        for line in file.readlines():
            lines += 1
            matches += text in line
    return lines, matches
