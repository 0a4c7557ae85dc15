"""Clears away when the writing fails, but not when os.replace does.

Verdict: LEAKED_RESOURCE
"""

import contextlib
import os
import uuid

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    async with aiofiles.open(source, encoding=encoding, newline="") as file:
        text = await file.read()
    loud = await transform(text)
    new = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
    try:
        async with aiofiles.open(new, "x", encoding=encoding, newline="") as file:
            await file.write(loud)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(new)
        raise
    os.replace(new, target)
