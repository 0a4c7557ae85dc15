"""A semaphore wakes the lookup up, and a dictionary holds the outcome."""

import asyncio


async def lookup(start, key):
    outcome = {}
    woken = asyncio.Semaphore(0)

    def settle(kind, thing):
        outcome.setdefault(kind, thing)
        woken.release()

    cancel = start(key, lambda value: settle("value", value), lambda error: settle("error", error))
    try:
        await woken.acquire()
    except BaseException:
        cancel()
        raise
    match outcome:
        case {"error": error}:
            raise error
        case {"value": value}:
            return value
