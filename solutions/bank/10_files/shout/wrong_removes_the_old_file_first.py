"""Removes the old file before it renames the new one: for a moment there is none.

Verdict: WRONG_RESULT
"""

import os
import uuid

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    async with aiofiles.open(source, encoding=encoding) as file:
        text = await file.read()
    loud = await transform(text)
    new = target.with_name(f"{target.name}.{uuid.uuid4().hex}.new")
    try:
        async with aiofiles.open(new, "w", encoding=encoding) as file:
            await file.write(loud)
        target.unlink(missing_ok=True)
        os.rename(new, target)
    finally:
        new.unlink(missing_ok=True)
