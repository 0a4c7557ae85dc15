"""Keeps the errors in a dict by address: of an address that is tried twice, one error is lost.

Verdict: WRONG_RESULT
"""

import asyncio


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("none")
    errors = {}
    tasks, pending, i = {}, set(), 0
    try:
        while pending or i < len(addresses):
            if i < len(addresses):
                t = asyncio.create_task(connect(addresses[i]))
                tasks[t] = addresses[i]
                pending.add(t)
                i += 1
            done, pending = await asyncio.wait(
                pending, timeout=delay if i < len(addresses) else None, return_when=asyncio.FIRST_COMPLETED
            )
            for t in done:
                if t.exception() is None:
                    return t.result()
                errors[tasks[t]] = t.exception()
        raise ExceptionGroup("all", [errors[a] for a in dict.fromkeys(addresses)])
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
