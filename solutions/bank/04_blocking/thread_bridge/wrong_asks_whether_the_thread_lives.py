"""Asks again and again whether the thread has ended.

Verdict: WRONG_TIMING
"""

import asyncio
import threading


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    room = threading.Semaphore(capacity)
    stopped = False

    def pump():
        try:
            while room.acquire() and not stopped:
                reading = read()
                if reading is None:
                    break
                loop.call_soon_threadsafe(queue.put_nowait, ("reading", reading))
        except Exception as error:
            loop.call_soon_threadsafe(queue.put_nowait, ("error", error))
        else:
            loop.call_soon_threadsafe(queue.put_nowait, ("end", None))

    thread = threading.Thread(target=pump)
    thread.start()
    try:
        while True:
            kind, value = await queue.get()
            if kind == "end":
                return
            if kind == "error":
                raise value
            room.release()
            yield value
    finally:
        stopped = True
        room.release()
        while True:
            await asyncio.sleep(0.1)
            if not thread.is_alive():
                break
