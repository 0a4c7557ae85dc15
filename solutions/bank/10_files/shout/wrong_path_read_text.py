"""Path.read_text opens and reads on the loop as well.

Verdict: BLOCKED_LOOP
"""

import asyncio


async def shout(source, target, transform, encoding="utf-8"):
    loud = await transform(source.read_text(encoding))
    new = target.with_name(f"{target.name}.{id(loud)}")
    try:
        await asyncio.to_thread(new.write_text, loud, encoding)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
