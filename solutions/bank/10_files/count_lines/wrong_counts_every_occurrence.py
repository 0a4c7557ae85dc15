"""Counts how often the text occurs, not in how many lines.

Verdict: WRONG_RESULT
"""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
        async for line in file:
            lines += 1
            matches += line.count(text)
    return lines, matches
