"""Reads in a thread, but opens the file on the loop.

Verdict: BLOCKED_LOOP
"""

import asyncio


def _count(file, text):
    lines = matches = 0
    for line in file:
        lines += 1
        matches += text in line
    return lines, matches


async def count_lines(path, text):
    with open(path, encoding="utf-8", newline="\n") as file:
        return await asyncio.to_thread(_count, file, text)
