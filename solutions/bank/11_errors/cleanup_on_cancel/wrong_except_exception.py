"""Catches Exception, and CancelledError is none.

Verdict: LEAKED_RESOURCE
"""


async def render(scene, acquire, release, draw):
    licence = await acquire("licence")
    try:
        folder = await acquire("folder")
        try:
            picture = await draw(scene)
        except Exception:
            await release(folder)
            raise
    except Exception:
        await release(licence)
        raise
    await release(folder)
    await release(licence)
    return picture
