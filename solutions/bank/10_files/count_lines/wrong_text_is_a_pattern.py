"""Searches with the text as a regular expression.

Verdict: WRONG_RESULT
"""

import re

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
        async for line in file:
            lines += 1
            matches += re.search(text, line) is not None
    return lines, matches
