"""Waits for the dishes with a time limit, and serves what is not ready.

Verdict: WRONG_TIMING
"""

import asyncio


async def cook(dishes, tastings, prepare, say):
    tasks = [asyncio.create_task(prepare(d)) for d in dishes]
    await say("all ordered")
    for n in range(1, tastings + 1):
        await asyncio.sleep(0)
        await say(f"tasting {n}")
    if tasks:
        await asyncio.wait(tasks, timeout=900)
    await say("served")
