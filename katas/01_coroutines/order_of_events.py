"""Kata: order_of_events

In this kitchen nobody looks at the clock: what counts is who acts when. One cook has
several dishes prepared at once, and tastes all of them between the steps.

`prepare(dish)` and `say(text)` are coroutine functions of the kitchen's:
  - prepare(dish) works in steps, a different number for each dish, and gives way to the
    others between two steps. Each step writes a line into the kitchen's log.
  - say(text) writes the line `text` into the log at once, and never gives way.

Write `cook(dishes, tastings, prepare, say)`, a coroutine function that
  - calls `prepare(dish)` once for each dish, in order, each in a task of its own,
  - then says "all ordered", before the first step of the first dish,
  - then, `tastings` times: lets each dish that is not ready do exactly one more step, in
    the order of the dishes, and says "tasting 1", "tasting 2", ...,
  - waits until all dishes are ready (they go on by turns), and says "served".

Example, where the soup needs 3 steps and the rice 2:

    await cook(["soup", "rice"], 1, prepare, say)
    # all ordered, soup step 1, rice step 1, tasting 1, soup step 2, rice step 2,
    # soup step 3, served

The list `dishes` is not yours: leave it as it is. It may be empty (the cook still talks),
may be very long, and may hold a name twice: then that dish is prepared twice. There may be
no tasting, or more tastings than steps. After its last step a dish may have to stay in the
oven (of two with the same name, one longer than the other); there it is not ready and does
nothing.
Not allowed:
  - asyncio.sleep(...) with more than 0. No time passes in a turn, so no length of time is
    right: each is far too long, and what runs meanwhile is chance.
  - to ask again and again whether the dishes are ready. While a dish is in the oven, the
    loop would go round without end. Wait for the tasks instead.
"""


async def cook(dishes, tastings, prepare, say):
    raise NotImplementedError("write the body of cook")
