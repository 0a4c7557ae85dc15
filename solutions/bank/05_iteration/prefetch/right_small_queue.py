"""A queue of free places, from which the producer takes one before each step."""

import asyncio


async def prefetch(source, ahead):
    places, results = asyncio.Queue(), asyncio.Queue()
    for place in range(ahead):
        places.put_nowait(place)

    async def produce():
        while True:
            place = await places.get()
            step = asyncio.ensure_future(source.__anext__())
            try:
                await asyncio.wait([step])
            except asyncio.CancelledError:
                step.cancel()
                await asyncio.wait([step])
                raise
            results.put_nowait((place, step))
            if step.cancelled() or step.exception() is not None:
                return

    producer = asyncio.create_task(produce(), name="prefetch")
    try:
        while True:
            place, step = await results.get()
            places.put_nowait(place)
            try:
                item = step.result()
            except StopAsyncIteration:
                return
            yield item
    finally:
        producer.cancel()
        await asyncio.wait({producer})
        await source.aclose()
