"""Reads an ordinary file on the loop, with a pause for the others after each line.

Verdict: BLOCKED_LOOP
"""

import asyncio


async def count_lines(path, text):
    lines = matches = 0
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            lines += 1
            matches += text in line
            await asyncio.sleep(0)
    return lines, matches
