"""The thread fills a blocking queue; the generator gets from it in yet another thread."""

import asyncio
import queue
import threading


async def readings(read, capacity):
    arrived = queue.Queue(capacity)
    stop = threading.Event()

    def pump():
        result = ("end", None)
        try:
            while not stop.is_set() and (reading := read()) is not None:
                arrived.put(("reading", reading))
        except BaseException as error:
            result = ("error", error)
        arrived.put(result)

    def drain(kind):
        while kind == "reading":
            kind, _ = arrived.get()
        thread.join()

    thread = threading.Thread(target=pump)
    thread.start()
    kind = "reading"
    getting = None
    try:
        while True:
            getting = asyncio.ensure_future(asyncio.to_thread(arrived.get))
            kind, value = await asyncio.shield(getting)
            if kind == "end":
                return
            if kind == "error":
                raise value
            yield value
    finally:
        stop.set()
        if getting is not None:
            await asyncio.wait([getting])
            kind, _ = getting.result()
        await asyncio.to_thread(drain, kind)
