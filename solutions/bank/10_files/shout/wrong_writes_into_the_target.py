"""Opens the target itself for writing, which empties it.

Verdict: WRONG_RESULT
"""

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    async with aiofiles.open(source, encoding=encoding) as file:
        text = await file.read()
    loud = await transform(text)
    async with aiofiles.open(target, "w", encoding=encoding) as file:
        await file.write(loud)
