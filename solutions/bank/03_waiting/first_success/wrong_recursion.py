"""Waits for the rest of the race by a call inside of a call: with many addresses the stack is full.

Verdict: WRONG_RESULT
"""

import asyncio


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("none")
    tasks = []

    async def race(pending):
        if len(tasks) < len(addresses):
            t = asyncio.create_task(connect(addresses[len(tasks)]))
            tasks.append(t)
            pending = pending | {t}
        if not pending:
            raise ExceptionGroup("all", [t.exception() for t in tasks])
        more = len(tasks) < len(addresses)
        done, pending = await asyncio.wait(
            pending, timeout=delay if more else None, return_when=asyncio.FIRST_COMPLETED
        )
        for t in done:
            if t.exception() is None:
                return t.result()
        return await race(pending)

    try:
        return await race(set())
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
