"""Gives back after a success only.

Verdict: LEAKED_RESOURCE
"""


async def render(scene, acquire, release, draw):
    licence = await acquire("licence")
    folder = await acquire("folder")
    picture = await draw(scene)
    await release(folder)
    await release(licence)
    return picture
