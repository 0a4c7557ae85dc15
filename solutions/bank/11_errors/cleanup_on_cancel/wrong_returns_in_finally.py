"""A return in finally makes errors and cancellations disappear.

Verdict: WRONG_RESULT
"""


async def render(scene, acquire, release, draw):
    picture = None
    licence = await acquire("licence")
    try:
        folder = await acquire("folder")
        try:
            picture = await draw(scene)
        finally:
            await release(folder)
    finally:
        await release(licence)
        return picture
