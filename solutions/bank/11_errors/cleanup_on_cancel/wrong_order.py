"""Gives the licence back before the folder.

Verdict: WRONG_RESULT
"""


async def render(scene, acquire, release, draw):
    things = []
    try:
        for what in ("licence", "folder"):
            things.append(await acquire(what))
        return await draw(scene)
    finally:
        try:
            await release(things[0])
        finally:
            await release(things[1])
