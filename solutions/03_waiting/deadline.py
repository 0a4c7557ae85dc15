"""Reference: deadline."""

import asyncio


async def ask_all(ask, airlines, limit):
    calls = [asyncio.create_task(ask(airline)) for airline in airlines]
    if not calls:
        return [], []  # asyncio.wait refuses to wait for nothing
    try:
        # Unlike wait_for and timeout, wait() raises nothing and cancels nothing when the time is
        # up: it tells what is done by then, and that is what we want to keep.
        in_time, _ = await asyncio.wait(calls, timeout=limit)
    finally:
        # First ask all of them to stop, and then wait for all of them: their cleanups overlap.
        # return_exceptions because nobody is interested in their errors any more.
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
    prices, missing = [], []
    for airline, call in zip(airlines, calls, strict=True):
        if call in in_time and call.exception() is None:
            prices.append((airline, call.result()))
        else:
            missing.append(airline)
    return prices, missing
