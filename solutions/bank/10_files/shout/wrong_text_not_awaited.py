"""Forgets the `await` in front of read(): `transform` gets a coroutine.

Verdict: NEVER_AWAITED
"""

import os
import uuid

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    async with aiofiles.open(source, encoding=encoding) as file:
        text = file.read()
    loud = await transform(text)
    new = target.with_name(f"{target.name}.{uuid.uuid4().hex}.new")
    try:
        async with aiofiles.open(new, "w", encoding=encoding) as file:
            await file.write(loud)
        os.replace(new, target)
    finally:
        new.unlink(missing_ok=True)
