"""splitlines also splits at form feeds and the like.

Verdict: WRONG_RESULT
"""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
        async for chunk in file:
            for line in chunk.splitlines():
                lines += 1
                matches += text in line
    return lines, matches
