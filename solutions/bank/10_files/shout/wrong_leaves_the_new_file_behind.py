"""Clears nothing away when the new file cannot be written.

Verdict: LEAKED_RESOURCE
"""

import os
import uuid

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    async with aiofiles.open(source, encoding=encoding) as file:
        text = await file.read()
    loud = await transform(text)
    new = target.with_name(uuid.uuid4().hex)
    async with aiofiles.open(new, "w", encoding=encoding) as file:
        await file.write(loud)
    os.replace(new, target)
