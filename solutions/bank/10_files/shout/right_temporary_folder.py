"""A folder for the new file alone, which the context manager removes with all that is in it."""

import aiofiles
import aiofiles.os
import aiofiles.tempfile


async def shout(source, target, transform, encoding="utf-8"):
    async with aiofiles.open(str(source), encoding=encoding) as file:
        text = await file.read()
    async with aiofiles.tempfile.TemporaryDirectory(dir=target.parent) as folder:
        async with aiofiles.open(f"{folder}/new", mode="w", encoding=encoding) as file:
            await file.write(await transform(text))
        await aiofiles.os.replace(f"{folder}/new", target)
