"""Calls read in the thread of the event loop.

Verdict: BLOCKED_LOOP
"""


async def readings(read, capacity):
    while (reading := read()) is not None:
        yield reading
