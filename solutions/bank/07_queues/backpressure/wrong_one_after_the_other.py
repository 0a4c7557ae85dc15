"""Reads a block, writes it, reads the next.

Verdict: SEQUENTIAL
"""


async def copy_film(read, write, room):
    count = 0
    while (block := await read()) is not None:
        await write(block)
        count += 1
    return count
