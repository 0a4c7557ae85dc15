"""A plain thread waits for room in an asyncio.Queue with run_coroutine_threadsafe."""

import asyncio
import threading

ITEM, ERROR, END = "item", "error", "end"


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue(capacity)
    wanted = True

    def put(kind, value=None):
        asyncio.run_coroutine_threadsafe(queue.put((kind, value)), loop).result()

    def pump():
        try:
            while wanted and (reading := read()) is not None:
                put(ITEM, reading)
        except Exception as error:
            put(ERROR, error)
        put(END)

    thread = threading.Thread(target=pump, name="weather station", daemon=True)
    thread.start()
    kind = ITEM
    error = None
    try:
        while kind is not END:
            kind, value = await queue.get()
            if kind is ITEM:
                yield value
            elif kind is ERROR:
                error = value
        if error is not None:
            raise error
    finally:
        wanted = False
        while kind is not END:  # the thread may wait for room: take everything out
            kind, _ = await queue.get()
        await asyncio.to_thread(thread.join)
