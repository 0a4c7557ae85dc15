"""Cleans up if it is cancelled while attempts are started, and forgets them when all have been.

Verdict: LEAKED_TASK
"""

import asyncio


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("no addresses to connect to")
    attempts = []
    running = set()

    async def stop():
        for attempt in attempts:
            attempt.cancel()
        await asyncio.gather(*attempts, return_exceptions=True)

    # first start them all, one after the other
    try:
        for number, address in enumerate(addresses):
            attempts.append(asyncio.create_task(connect(address)))
            running.add(attempts[-1])
            if number == len(addresses) - 1:
                break
            done, running = await asyncio.wait(running, timeout=delay, return_when=asyncio.FIRST_COMPLETED)
            for attempt in done:
                if attempt.exception() is None:
                    await stop()
                    return attempt.result()
    except asyncio.CancelledError:
        await stop()
        raise
    # all are started: wait for the rest
    while running:
        done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for attempt in done:
            if attempt.exception() is None:
                await stop()
                return attempt.result()
    raise ExceptionGroup("no address could be reached", [attempt.exception() for attempt in attempts])
