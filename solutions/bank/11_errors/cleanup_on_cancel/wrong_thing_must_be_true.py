"""Takes the number 0 for no thing at all.

Verdict: LEAKED_RESOURCE
"""


async def render(scene, acquire, release, draw):
    licence = await acquire("licence")
    # No await stands between an acquire and its try: nothing can come in between.
    try:
        folder = await acquire("folder")
        try:
            return await draw(scene)
        finally:
            # `finally` sees all ways out: success, errors, and CancelledError, which
            # `except Exception` would not catch. Nothing is swallowed, so nothing is re-raised.
            if folder:
                await release(folder)
    finally:
        # A block of its own: if the release of the folder is cancelled, this one still happens.
        if licence:
            await release(licence)
