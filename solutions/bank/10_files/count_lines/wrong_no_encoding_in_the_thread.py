"""Opens the file in a thread, and names no encoding: that is UTF-8 on some systems only.

Verdict: WRONG_RESULT, from Python 3.15 on right
"""

import asyncio


def count(path, text):
    lines = matches = 0
    with open(path) as file:
        for line in file:
            lines += 1
            matches += text in line
    return lines, matches


async def count_lines(path, text):
    return await asyncio.to_thread(count, path, text)
