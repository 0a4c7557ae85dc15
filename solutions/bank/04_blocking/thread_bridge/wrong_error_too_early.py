"""Looks at the error first, so it overtakes the readings before it.

Verdict: WRONG_RESULT
"""

import asyncio
import threading


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    room = threading.Semaphore(capacity)
    stopped = False

    failed = None

    def pump():
        nonlocal failed
        try:
            while room.acquire() and not stopped and (reading := read()) is not None:
                loop.call_soon_threadsafe(queue.put_nowait, ("reading", reading))
        except Exception as error:
            failed = error
        loop.call_soon_threadsafe(queue.put_nowait, ("end", None))

    thread = threading.Thread(target=pump)
    thread.start()
    try:
        while True:
            kind, value = await queue.get()
            if failed is not None:
                raise failed
            if kind == "end":
                return
            room.release()
            yield value
    finally:
        stopped = True
        room.release()
        await asyncio.to_thread(thread.join)
