"""Collects the lines to disconnect in a dict, which holds each name once only.

Verdict: LEAKED_RESOURCE
"""

import asyncio


async def open_all(connect, disconnect, names):
    tasks = [asyncio.create_task(connect(name)) for name in names]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        lines = {name: t.result() for name, t in zip(names, tasks) if not t.cancelled() and not t.exception()}
        for name in reversed(lines):
            await disconnect(lines[name])
        raise
