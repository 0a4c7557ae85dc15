"""Raises what `read` raises when the loop was left already.

Verdict: WRONG_RESULT
"""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

END = object()


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    arrived = asyncio.Queue()  # used on the loop only, so it need not be thread-safe
    room = threading.Semaphore(capacity)  # the thread waits for it, and the loop only releases
    closing = threading.Event()

    def hand_over(item):
        # Asks the loop to do the put itself, and wakes it up.
        loop.call_soon_threadsafe(arrived.put_nowait, item)

    def pump():
        try:
            while room.acquire() and not closing.is_set():
                reading = read()
                if reading is None:
                    return
                hand_over(reading)
        finally:
            hand_over(END)  # behind the readings that came before, also before an error

    # A pool of one thread, and one long job in it: the job's future brings the error, if any.
    # The default pool would do, but this job might keep one of its few threads for days.
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="readings")
    pumping = loop.run_in_executor(thread, pump)
    thread.shutdown(wait=False)  # no further jobs: the thread ends after this one
    try:
        while (reading := await arrived.get()) is not END:
            room.release()
            yield reading
        await pumping  # raises what `read` raised
    finally:
        closing.set()
        room.release()  # the thread may be waiting there
        await asyncio.wait([pumping])
        pumping.result()
