"""Takes `seconds` of a timedelta for all of its seconds: its days are lost.

Verdict: WRONG_TIMING
"""

import asyncio, datetime


async def heartbeat(beat, interval):
    start = datetime.datetime.now()
    while True:
        await beat()
        d = datetime.datetime.now() - start
        e = d.seconds + d.microseconds / 1e6
        await asyncio.sleep(interval - e % interval)
