"""Reference: shout."""

import os
import uuid

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    # aiofiles opens, reads and closes in a thread: the loop is free meanwhile.
    async with aiofiles.open(source, encoding=encoding) as file:
        text = await file.read()
    loud = await transform(text)
    # In the same folder, because os.replace cannot move a file to another disk. The name is
    # one that nobody else uses: several shouts may run at the same time.
    new = target.with_name(f"{target.name}.{uuid.uuid4().hex}.new")
    try:
        async with aiofiles.open(new, "w", encoding=encoding) as file:
            await file.write(loud)
        # Only after the block, when the file is closed, everything is surely in it.
        os.replace(new, target)
    finally:
        # After an error or a cancellation it is still there; after a success it is gone.
        new.unlink(missing_ok=True)
