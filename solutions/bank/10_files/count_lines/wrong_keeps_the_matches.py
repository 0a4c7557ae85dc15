"""Keeps the matching lines, to count them at the end.

Verdict: HOGGED_MEMORY
"""

import aiofiles


async def count_lines(path, text):
    lines, matching = 0, []
    async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
        async for line in file:
            lines += 1
            if text in line:
                matching.append(line)
    return lines, len(matching)
