"""The future itself passes its cancellation on."""

import asyncio


async def lookup(start, key):
    future = asyncio.Future()

    def settle(setter, outcome):
        if not future.cancelled():
            setter(outcome)

    cancel = start(
        key,
        lambda value: settle(future.set_result, value),
        lambda exception: settle(future.set_exception, exception),
    )
    future.add_done_callback(lambda future: cancel() if future.cancelled() else None)
    return await future
