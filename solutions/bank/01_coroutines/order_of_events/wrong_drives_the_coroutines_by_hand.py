"""Is its own event loop: the order is right, and no dish has a task.

Verdict: WRONG_RESULT
"""


async def cook(dishes, tastings, prepare, say):
    going = [prepare(dish) for dish in dishes]
    await say("all ordered")
    tasting = 0
    while going or tasting < tastings:
        tasting += 1
        for coroutine in list(going):
            try:
                coroutine.send(None)
            except StopIteration:
                going.remove(coroutine)
        if tasting <= tastings:
            await say(f"tasting {tasting}")
    await say("served")
