"""Where no folder was acquired, the name has no value.

Verdict: WRONG_RESULT
"""


async def render(scene, acquire, release, draw):
    licence = await acquire("licence")
    try:
        folder = await acquire("folder")
        return await draw(scene)
    finally:
        try:
            await release(folder)
        finally:
            await release(licence)
