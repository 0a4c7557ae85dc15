"""Kata: cleanup_on_cancel (broken code: mend it)

A render farm has few licences and little room on its disks. Each picture needs one licence
and one folder, and people cancel pictures all the time. In the evening all licences are
taken, although nobody renders anything. The code below does give them back, but not always.

Mend `render(scene, acquire, release, draw)`, a coroutine function. The last three arguments
are coroutine functions. It
  - acquires two things, one after the other: `licence = await acquire("licence")`, then
    `folder = await acquire("folder")`. What `acquire` returns is the thing. It may be any
    text or number, also 0,
  - draws with `await draw(scene)`, and returns the picture that this gives,
  - before it ends, gives back what it acquired with `await release(thing)`, once for each
    thing: first the folder, and when that release is over, the licence,
  - does so in any case: after a success, when one of the three calls before has failed, and
    when it is cancelled, at whatever await that happens, those of the cleanup included,
  - then ends as it would without the cleanup: an exception comes out as it is, and
    whoever was cancelled ends as cancelled, even if `draw` had failed before that.

Example:

    await render("castle", acquire, release, draw)
    # acquire takes 1 s, draw 5 s, release 1 s: the picture after 9 seconds
    # cancelled after 4 s, while it draws: CancelledError after 6 s, and all is given back

An `acquire` that fails or is cancelled has acquired nothing. A `release` never fails, and
its first step does the work: what follows is the wait for the farm to confirm it. So a
`release` that is cancelled while it waits has given the thing back all the same; but it
must have begun. `render` may be cancelled a second time, while it cleans up.
Not allowed: to leave a release running behind when `render` ends. The program may end then,
and nobody would see its errors.
"""

import asyncio


async def render(scene, acquire, release, draw):
    licence = await acquire("licence")
    folder = await acquire("folder")
    try:
        picture = await draw(scene)
    except asyncio.CancelledError:
        await release(folder)
        await release(licence)
        return None
    await release(folder)
    await release(licence)
    return picture
