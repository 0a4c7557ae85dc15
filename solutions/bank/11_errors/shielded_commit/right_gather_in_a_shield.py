"""gather(return_exceptions=True) makes a future that never fails; the cancellation goes on in `finally`."""

import asyncio


async def finish(future):
    """Wait for a future to the end, and pass the cancellation on only then."""
    try:
        await asyncio.shield(future)
    finally:
        if not future.done():
            await finish(future)


async def transfer(prepare, commit, report):
    order = await prepare()
    booking = asyncio.gather(commit(order), return_exceptions=True)
    try:
        await finish(booking)
    except asyncio.CancelledError:
        (outcome,) = booking.result()
        if isinstance(outcome, Exception):
            report(outcome)
        raise
    (outcome,) = booking.result()
    if isinstance(outcome, Exception):
        raise outcome
    return outcome
