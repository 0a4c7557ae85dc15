"""Waits for the end of a read, but not for a thread without room, which waits for ever.

Verdict: LEAKED_RESOURCE
"""

import asyncio
import threading


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    room = threading.Semaphore(capacity)
    stopped = False

    idle = asyncio.Event()
    idle.set()

    def pump():
        try:
            while room.acquire() and not stopped:
                loop.call_soon_threadsafe(idle.clear)
                try:
                    reading = read()
                finally:
                    loop.call_soon_threadsafe(idle.set)
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
        await idle.wait()
