"""Makes its new file in the system's folder for temporary files, which may be another disk.

Verdict: WRONG_RESULT
"""

import asyncio
import os
import tempfile
from pathlib import Path

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    async with aiofiles.open(source, encoding=encoding) as file:
        text = await file.read()
    loud = await transform(text)
    handle, name = await asyncio.to_thread(tempfile.mkstemp)
    os.close(handle)
    new = Path(name)
    try:
        async with aiofiles.open(new, "w", encoding=encoding) as file:
            await file.write(loud)
        os.replace(new, target)
    finally:
        new.unlink(missing_ok=True)
