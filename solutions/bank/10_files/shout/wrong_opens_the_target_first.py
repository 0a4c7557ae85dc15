"""Opens both files at the beginning: if the service fails, an empty target is left.

Verdict: WRONG_RESULT
"""

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    async with (
        aiofiles.open(source, encoding=encoding) as old,
        aiofiles.open(target, "w", encoding=encoding) as new,
    ):
        await new.write(await transform(await old.read()))
