"""Raises an error of its own instead of the one of `draw`.

Verdict: WRONG_RESULT
"""


async def render(scene, acquire, release, draw):
    licence = await acquire("licence")
    try:
        folder = await acquire("folder")
        try:
            return await draw(scene)
        except Exception as error:
            raise ValueError(str(error)) from error
        finally:
            await release(folder)
    finally:
        await release(licence)
