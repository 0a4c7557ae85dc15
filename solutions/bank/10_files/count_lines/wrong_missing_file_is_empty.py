"""Says that a missing file has no lines.

Verdict: WRONG_RESULT
"""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    try:
        async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
            async for line in file:
                lines += 1
                matches += text in line
    except OSError as error:
        print(error)
    return lines, matches
