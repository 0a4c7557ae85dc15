"""Calls write without await: the file stays empty.

Verdict: NEVER_AWAITED
"""

import os
import uuid

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    async with aiofiles.open(source, encoding=encoding) as file:
        text = await file.read()
    loud = await transform(text)
    new = target.with_name(uuid.uuid4().hex)
    try:
        async with aiofiles.open(new, "w", encoding=encoding) as file:
            file.write(loud)
        os.replace(new, target)
    finally:
        new.unlink(missing_ok=True)
