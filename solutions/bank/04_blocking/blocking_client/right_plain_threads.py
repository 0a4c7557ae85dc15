"""`limit` plain threads, which report to futures of the loop."""

import asyncio
import contextvars
import threading
from collections import deque


def settle(future, record, error):
    if future.cancelled():
        return
    if error is None:
        future.set_result(record)
    else:
        future.set_exception(error)


async def load_all(load, numbers, limit):
    loop = asyncio.get_running_loop()
    context = contextvars.copy_context()
    todo = deque((loop.create_future(), number) for number in numbers)
    futures = [future for future, _ in todo]

    def work():
        while True:
            try:
                future, number = todo.popleft()
            except IndexError:
                return
            record = error = None
            try:
                record = context.copy().run(load, number)
            except Exception as exc:
                error = exc
            loop.call_soon_threadsafe(settle, future, record, error)

    for _ in range(min(limit, len(todo))):
        threading.Thread(target=work).start()
    try:
        return await asyncio.gather(*futures)
    finally:
        todo.clear()
