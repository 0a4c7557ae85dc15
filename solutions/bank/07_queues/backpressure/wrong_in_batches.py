"""Fills the memory, empties it, and so on.

Verdict: SEQUENTIAL
"""


async def copy_film(read, write, room):
    count = 0
    blocks = [...]
    while blocks:
        blocks = []
        while len(blocks) < room and (block := await read()) is not None:
            blocks.append(block)
        for block in blocks:
            await write(block)
        count += len(blocks)
        if len(blocks) < room:
            break
    return count
