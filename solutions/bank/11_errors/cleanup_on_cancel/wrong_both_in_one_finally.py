"""Two releases in one finally: when the first is cancelled, the second never happens.

Verdict: LEAKED_RESOURCE
"""


async def render(scene, acquire, release, draw):
    licence = await acquire("licence")
    folder = None
    try:
        folder = await acquire("folder")
        return await draw(scene)
    finally:
        if folder:
            await release(folder)
        await release(licence)
