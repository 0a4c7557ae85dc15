"""Decodes each piece of bytes by itself: a character may lie across the border of two.

Verdict: WRONG_RESULT
"""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    rest = ""
    async with aiofiles.open(path, "rb") as file:
        while chunk := await file.read(16_384):
            *whole, rest = (rest + chunk.decode()).split("\n")
            lines += len(whole)
            matches += sum(text in line for line in whole)
    return lines + (rest != ""), matches + (text in rest)
