"""Gives each restart an hour after the report: wait_for cancels what takes longer.

Verdict: WRONG_TIMING
"""

import asyncio


async def restart_all(restart, servers, after, show):
    ts = [asyncio.create_task(restart(s), name=s) for s in servers]
    await asyncio.sleep(after)
    show([t.get_name() for t in ts if not t.done()])
    out = []
    for t in ts:
        try:
            out.append(await asyncio.wait_for(t, 3600))
        except TimeoutError:
            out.append(None)
    return out
