"""A timer starts the calls; nobody can see their errors.

Verdict: UNBOUNDED
"""

import asyncio


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    calls = set()
    timer = None

    def ring(when):
        nonlocal timer
        call = loop.create_task(beat())
        calls.add(call)
        call.add_done_callback(calls.discard)
        timer = loop.call_at(when + interval, ring, when + interval)

    ring(loop.time())
    try:
        await asyncio.Event().wait()
    finally:
        timer.cancel()
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
