"""Ordinary functions in threads, and a new file that is cleared away in an except branch."""

import asyncio
import os
import tempfile


def _write_beside(target, text, encoding):
    handle, name = tempfile.mkstemp(dir=target.parent)
    try:
        with open(handle, "w", encoding=encoding) as file:
            file.write(text)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


async def shout(source, target, transform, encoding="utf-8"):
    text = await asyncio.to_thread(source.read_text, encoding=encoding)
    await asyncio.to_thread(_write_beside, target, await transform(text), encoding)
