"""Disconnects all lines at the same time.

Verdict: UNBOUNDED
"""

import asyncio


async def open_all(connect, disconnect, names):
    tasks = [asyncio.create_task(connect(name)) for name in names]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        lines = [outcome for outcome in reversed(outcomes) if not isinstance(outcome, BaseException)]
        await asyncio.gather(*map(disconnect, lines))
        raise
