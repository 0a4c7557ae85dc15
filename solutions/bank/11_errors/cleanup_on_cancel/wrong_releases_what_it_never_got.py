"""Releases the folder even where there is none.

Verdict: WRONG_RESULT
"""


async def render(scene, acquire, release, draw):
    licence = folder = None
    try:
        licence = await acquire("licence")
        folder = await acquire("folder")
        return await draw(scene)
    finally:
        try:
            await release(folder)
        finally:
            await release(licence)
