"""with_suffix gives the same name for news.txt and news.html.

Verdict: WRONG_RESULT
"""

import os

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    async with aiofiles.open(source, encoding=encoding) as file:
        text = await file.read()
    loud = await transform(text)
    new = target.with_suffix(".tmp")
    try:
        async with aiofiles.open(new, "w", encoding=encoding) as file:
            await file.write(loud)
        os.replace(new, target)
    finally:
        new.unlink(missing_ok=True)
