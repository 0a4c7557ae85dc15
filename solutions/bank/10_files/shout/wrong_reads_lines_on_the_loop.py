"""Goes through the lines of an ordinary file, on the loop.

Verdict: BLOCKED_LOOP
"""

import asyncio
import os
import uuid


async def shout(source, target, transform, encoding="utf-8"):
    text = ""
    with open(source, encoding=encoding) as file:
        for line in file:
            text += line
    loud = await transform(text)
    new = target.with_name(uuid.uuid4().hex)
    try:
        await asyncio.to_thread(new.write_text, loud, encoding)
        os.replace(new, target)
    finally:
        new.unlink(missing_ok=True)
