"""Counts the "\\n", so a last line without one is lost.

Verdict: WRONG_RESULT
"""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
        async for line in file:
            lines += line.endswith("\n")
            matches += text in line
    return lines, matches
