"""Splits at each "\\n", and counts what is after the last one.

Verdict: WRONG_RESULT
"""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    rest = ""
    async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
        while piece := await file.read(20_000):
            *complete, rest = (rest + piece).split("\n")
            lines += len(complete)
            matches += sum(text in line for line in complete)
    return lines + 1, matches + (text in rest)
