"""An ordinary function in a thread."""

import asyncio


def _count(path, text):
    lines = matches = 0
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            lines += 1
            if text in line:
                matches += 1
    return lines, matches


async def count_lines(path, text):
    return await asyncio.to_thread(_count, path, text)
