"""Gives way with a future that call_soon sets: that takes two turns.

Verdict: WRONG_RESULT
"""

import asyncio


async def turn():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_soon(future.set_result, None)
    await future


async def cook(dishes, tastings, prepare, say):
    tasks = [asyncio.create_task(prepare(dish)) for dish in dishes]
    await say("all ordered")
    for number in range(1, tastings + 1):
        await turn()
        await say(f"tasting {number}")
    await asyncio.gather(*tasks)
    await say("served")
