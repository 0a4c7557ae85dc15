"""Takes the white space at both ends of each line away.

Verdict: WRONG_RESULT
"""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
        async for line in file:
            lines += 1
            matches += text in line.strip()
    return lines, matches
