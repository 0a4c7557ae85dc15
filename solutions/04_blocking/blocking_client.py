"""Reference: blocking_client."""

import asyncio


async def load_all(load, numbers, limit):
    # The limit of a pool is about the pool, and others use that of to_thread too.
    # The semaphore is made here: each call of load_all has a limit of its own.
    room = asyncio.Semaphore(limit)

    async def load_in_turn(number):
        async with room:
            # to_thread runs the call in a copy of this context; run_in_executor does not.
            return await asyncio.to_thread(load, number)

    # When this is cancelled, gather cancels all of its tasks: those that wait for room
    # never begin, and to_thread lets go of a thread that it cannot stop.
    return await asyncio.gather(*(load_in_turn(number) for number in numbers))
