"""Takes the addresses out of the list, which the contract does not forbid."""

import asyncio


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("no addresses to connect to")
    attempts = []
    running = set()
    try:
        while addresses or running:
            if addresses:
                attempts.append(asyncio.create_task(connect(addresses.pop(0))))
                running.add(attempts[-1])
            done, running = await asyncio.wait(
                running, timeout=delay if addresses else None, return_when=asyncio.FIRST_COMPLETED
            )
            for attempt in done:
                if attempt.exception() is None:
                    return attempt.result()
        raise ExceptionGroup("no address could be reached", [attempt.exception() for attempt in attempts])
    finally:
        for attempt in attempts:
            attempt.cancel()
        await asyncio.gather(*attempts, return_exceptions=True)
