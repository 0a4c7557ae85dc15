"""Puts the new file into its place while it is still open: the text comes only at the end.

Verdict: WRONG_RESULT
"""

import os
import uuid

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    async with aiofiles.open(source, encoding=encoding) as file:
        text = await file.read()
    new = target.with_name(uuid.uuid4().hex)
    try:
        async with aiofiles.open(new, "w", encoding=encoding) as file:
            os.replace(new, target)
            await file.write(await transform(text))
    finally:
        new.unlink(missing_ok=True)
