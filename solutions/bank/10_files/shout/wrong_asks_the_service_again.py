"""Asks the service a second time when it fails.

Verdict: WRONG_RESULT
"""

import contextlib
import os
import uuid

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    async with aiofiles.open(source, encoding=encoding, newline="") as file:
        text = await file.read()
    try:
        loud = await transform(text)
    except Exception:
        loud = await transform(text)
    new = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
    try:
        async with aiofiles.open(new, "x", encoding=encoding, newline="") as file:
            await file.write(loud)
        os.replace(new, target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(new)
