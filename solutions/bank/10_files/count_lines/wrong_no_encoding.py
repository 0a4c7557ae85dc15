"""Names no encoding: that is UTF-8 on some systems only.

Verdict: WRONG_RESULT, from Python 3.15 on right
"""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    async with aiofiles.open(path, newline="\n") as file:
        async for line in file:
            lines += 1
            matches += text in line
    return lines, matches
