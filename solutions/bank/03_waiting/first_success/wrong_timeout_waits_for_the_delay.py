"""A TimeoutError of an attempt does not start the next one: it waits for the delay.

Verdict: WRONG_TIMING
"""

import asyncio


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("no addresses to connect to")
    attempts = []
    running = set()
    todo = list(addresses)
    try:
        while todo or running:
            if todo:
                attempts.append(asyncio.create_task(connect(todo.pop(0))))
                running.add(attempts[-1])
            end = asyncio.get_running_loop().time() + delay
            done, running = await asyncio.wait(
                running, timeout=delay if todo else None, return_when=asyncio.FIRST_COMPLETED
            )
            for attempt in done:
                if attempt.exception() is None:
                    return attempt.result()
                if isinstance(attempt.exception(), TimeoutError) and todo:
                    await asyncio.sleep(end - asyncio.get_running_loop().time())
        raise ExceptionGroup("no address could be reached", [attempt.exception() for attempt in attempts])
    finally:
        for attempt in attempts:
            attempt.cancel()
        await asyncio.gather(*attempts, return_exceptions=True)
