"""After an error it removes the target, and with it what was there before.

Verdict: WRONG_RESULT
"""

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    try:
        async with aiofiles.open(source, encoding=encoding) as file:
            text = await file.read()
        async with aiofiles.open(target, "w", encoding=encoding) as file:
            await file.write(await transform(text))
    except BaseException:
        target.unlink(missing_ok=True)
        raise
