"""All heartbeats of an interval count their ticks from the start of the first of them.

Verdict: WRONG_TIMING
"""

import asyncio

_started = {}


async def heartbeat(beat, interval):
    loop = asyncio.get_running_loop()
    start = _started.setdefault(interval, loop.time())
    while True:
        await beat()
        late = loop.time() - start
        await asyncio.sleep(interval - late % interval)
