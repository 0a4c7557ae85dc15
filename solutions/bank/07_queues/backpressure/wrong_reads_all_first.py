"""Reads the whole film into a list.

Verdict: SEQUENTIAL
"""


async def copy_film(read, write, room):
    blocks = []
    while (block := await read()) is not None:
        blocks.append(block)
    for block in blocks:
        await write(block)
    return len(blocks)
