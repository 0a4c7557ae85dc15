"""Takes an empty line for the end of the file.

Verdict: WRONG_RESULT
"""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
        while line := (await file.readline()).rstrip("\n"):
            lines += 1
            matches += text in line
    return lines, matches
