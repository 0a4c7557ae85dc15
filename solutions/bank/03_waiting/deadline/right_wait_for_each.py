"""A wait_for around each call, and a gather that takes errors for results."""

import asyncio


class NoPrice:
    pass


async def ask_all(ask, airlines, limit):
    async def ask_one(airline):
        try:
            return await asyncio.wait_for(ask(airline), limit)
        except Exception:
            return NoPrice

    # Cancelled itself, a gather without return_exceptions ends with the first of the cleanups.
    answers = await asyncio.gather(*map(ask_one, airlines), return_exceptions=True)
    pairs = list(zip(airlines, answers))
    return (
        [(airline, answer) for airline, answer in pairs if answer is not NoPrice],
        [airline for airline, answer in pairs if answer is NoPrice],
    )
