"""The folder is acquired outside of the block that gives the licence back.

Verdict: LEAKED_RESOURCE
"""


async def render(scene, acquire, release, draw):
    licence = await acquire("licence")
    folder = await acquire("folder")
    try:
        return await draw(scene)
    finally:
        try:
            await release(folder)
        finally:
            await release(licence)
