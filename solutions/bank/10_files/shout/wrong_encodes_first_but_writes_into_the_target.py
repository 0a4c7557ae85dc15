"""Makes sure that the text can be written, and then empties the target all the same.

Verdict: WRONG_RESULT
"""

import asyncio

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    async with aiofiles.open(source, encoding=encoding) as file:
        text = await file.read()
    data = (await transform(text)).encode(encoding)
    await asyncio.to_thread(target.write_bytes, data)
