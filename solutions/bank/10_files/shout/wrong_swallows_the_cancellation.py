"""Clears away after everything, and raises nothing again after a cancellation.

Verdict: SWALLOWED_CANCEL
"""

import asyncio
import os
import uuid

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    new = target.with_name(uuid.uuid4().hex)
    try:
        async with aiofiles.open(source, encoding=encoding) as file:
            text = await file.read()
        loud = await transform(text)
        async with aiofiles.open(new, "w", encoding=encoding) as file:
            await file.write(loud)
        os.replace(new, target)
    except asyncio.CancelledError:
        print("cancelled")
    finally:
        new.unlink(missing_ok=True)
