"""Calls the service once for each line.

Verdict: WRONG_RESULT
"""

import os
import uuid

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    new = target.with_name(uuid.uuid4().hex)
    try:
        async with (
            aiofiles.open(source, encoding=encoding) as old,
            aiofiles.open(new, "w", encoding=encoding) as file,
        ):
            async for line in old:
                await file.write(await transform(line))
        os.replace(new, target)
    finally:
        new.unlink(missing_ok=True)
