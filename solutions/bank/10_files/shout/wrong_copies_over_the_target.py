"""Copies the complete new file over the target: a copy is written piece by piece too.

Verdict: WRONG_RESULT
"""

import asyncio
import shutil
import uuid

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    async with aiofiles.open(source, encoding=encoding) as file:
        text = await file.read()
    loud = await transform(text)
    new = target.with_name(uuid.uuid4().hex)
    try:
        async with aiofiles.open(new, "w", encoding=encoding) as file:
            await file.write(loud)
        await asyncio.to_thread(shutil.copyfile, new, target)
    finally:
        new.unlink(missing_ok=True)
