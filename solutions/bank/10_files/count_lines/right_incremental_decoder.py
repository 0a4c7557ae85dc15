"""Pieces of bytes, and a decoder that keeps the bytes of a character that has not come as a whole."""

import codecs

import aiofiles


async def count_lines(path, text):
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = matches = 0
    rest = ""
    async with aiofiles.open(path, "rb") as file:
        while chunk := await file.read(10_000):
            *whole, rest = (rest + decoder.decode(chunk)).split("\n")
            lines += len(whole)
            matches += sum(text in line for line in whole)
    return lines + (rest != ""), matches + (text in rest)
