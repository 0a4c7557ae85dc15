"""Puts into an asyncio.Queue from another thread: the loop does not notice.

Verdict: FORBIDDEN
"""

import asyncio
import threading


async def readings(read, capacity):
    queue = asyncio.Queue()
    room = threading.Semaphore(capacity)
    stopped = False

    def pump():
        while room.acquire() and not stopped:
            try:
                reading = read()
            except Exception as error:
                queue.put_nowait(("error", error))
                return
            if reading is None:
                break
            queue.put_nowait(("reading", reading))
        queue.put_nowait(("end", None))

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
        await asyncio.to_thread(thread.join)
