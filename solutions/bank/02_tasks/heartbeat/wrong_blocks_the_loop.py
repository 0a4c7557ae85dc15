"""Waits with time.sleep, and nothing else can run meanwhile.

Verdict: BLOCKED_LOOP
"""

import time


async def heartbeat(beat, interval):
    start = time.monotonic()
    while True:
        await beat()
        time.sleep(interval - (time.monotonic() - start) % interval)
