"""Counts in pieces: a match at the edge of two pieces is lost, or counted in both.

Verdict: WRONG_RESULT
"""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    last = "\n"
    async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
        while piece := await file.read(4096):
            lines += piece.count("\n")
            matches += sum(text in line for line in piece.split("\n"))
            last = piece[-1]
    return lines + (last != "\n"), matches
