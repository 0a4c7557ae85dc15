"""Reads line by line, and keeps every line.

Verdict: HOGGED_MEMORY
"""

import aiofiles


async def count_lines(path, text):
    async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
        lines = [line async for line in file]
    return len(lines), len([line for line in lines if text in line])
