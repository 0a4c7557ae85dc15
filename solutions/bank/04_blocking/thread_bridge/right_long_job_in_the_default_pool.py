"""One long job in the pool of to_thread; every item is put with run_coroutine_threadsafe."""

import asyncio
import concurrent.futures


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue(capacity)
    putting = None
    closed = False

    def pump():
        nonlocal putting
        while not closed:
            reading = read()
            putting = asyncio.run_coroutine_threadsafe(queue.put((reading, None)), loop)
            if closed:
                putting.cancel()
            try:
                putting.result()
            except concurrent.futures.CancelledError:
                return
            if reading is None:
                return

    async def work():
        try:
            await asyncio.to_thread(pump)
        except Exception as error:
            await queue.put((None, error))

    working = asyncio.ensure_future(work())
    try:
        while True:
            reading, error = await queue.get()
            if error:
                raise error
            if reading is None:
                return
            yield reading
    finally:
        closed = True
        if putting is not None:
            putting.cancel()
        while not working.done():
            # An error may wait for room.
            getting = asyncio.ensure_future(queue.get())
            await asyncio.wait([working, getting], return_when=asyncio.FIRST_COMPLETED)
            getting.cancel()
