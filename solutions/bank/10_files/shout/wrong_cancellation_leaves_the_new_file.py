"""Clears away after errors only: a cancellation is no Exception.

Verdict: LEAKED_RESOURCE
"""

import os
import uuid

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    new = target.with_name(uuid.uuid4().hex)
    try:
        async with aiofiles.open(source, encoding=encoding) as file:
            text = await file.read()
        async with aiofiles.open(new, "w", encoding=encoding) as file:
            await file.write(await transform(text))
        os.replace(new, target)
    except Exception:
        new.unlink(missing_ok=True)
        raise
