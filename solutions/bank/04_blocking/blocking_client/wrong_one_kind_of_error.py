"""Its threads report errors of the network only: after any other it waits for ever.

Verdict: DEADLOCK
"""

import asyncio
import contextvars
import threading


async def load_all(load, numbers, limit):
    loop = asyncio.get_running_loop()
    room = asyncio.Semaphore(limit)

    def settle(future, record, error):
        if future.cancelled():
            return
        if error is None:
            future.set_result(record)
        else:
            future.set_exception(error)

    def run(context, number, future):
        record = failure = None
        try:
            record = context.run(load, number)
        except OSError as error:
            failure = error
        loop.call_soon_threadsafe(settle, future, record, failure)

    async def load_in_turn(number):
        async with room:
            future = loop.create_future()
            threading.Thread(target=run, args=(contextvars.copy_context(), number, future)).start()
            return await future

    return await asyncio.gather(*(load_in_turn(number) for number in numbers))
