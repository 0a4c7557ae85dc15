"""A thread keeps the loop free, but the whole file is in the memory.

Verdict: HOGGED_MEMORY
"""

import asyncio


def _count(path, text):
    lines = path.read_bytes().split(b"\n")
    if not lines[-1]:
        lines.pop()
    return len(lines), sum(text.encode() in line for line in lines)


async def count_lines(path, text):
    return await asyncio.to_thread(_count, path, text)
