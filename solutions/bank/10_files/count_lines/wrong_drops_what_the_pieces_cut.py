"""Decodes each piece by itself and drops the characters that lie across a border.

Verdict: WRONG_RESULT
"""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    rest = ""
    async with aiofiles.open(path, "rb") as file:
        while chunk := await file.read(4_096):
            *whole, rest = (rest + chunk.decode(errors="ignore")).split("\n")
            lines += len(whole)
            matches += sum(text in line for line in whole)
    return lines + (rest != ""), matches + (text in rest)
