"""Opens the file and never closes it.

Verdict: LEAKED_RESOURCE
"""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    file = await aiofiles.open(path, encoding="utf-8", newline="\n")
    async for line in file:
        lines += 1
        matches += text in line
    return lines, matches
