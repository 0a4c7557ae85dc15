"""Plain open, read and write stop the loop.

Verdict: BLOCKED_LOOP
"""

import os


async def shout(source, target, transform, encoding="utf-8"):
    with open(source, encoding=encoding) as file:
        text = file.read()
    loud = await transform(text)
    new = f"{target}.{id(loud)}"
    try:
        with open(new, "w", encoding=encoding) as file:
            file.write(loud)
        os.replace(new, target)
    finally:
        if os.path.exists(new):
            os.unlink(new)
