"""Opens the new file before it asks the service, and removes it after some classes of errors only.

Verdict: LEAKED_RESOURCE
"""

import asyncio
import os
import uuid

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    async with aiofiles.open(source, encoding=encoding) as file:
        text = await file.read()
    new = target.with_name(f"{target.name}.{uuid.uuid4().hex}.new")
    try:
        async with aiofiles.open(new, "w", encoding=encoding) as file:
            await file.write(await transform(text))
        os.replace(new, target)
    except (OSError, ValueError, TypeError, asyncio.CancelledError):
        new.unlink(missing_ok=True)
        raise
