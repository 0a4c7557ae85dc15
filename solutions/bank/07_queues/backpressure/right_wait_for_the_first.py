"""No queue of asyncio's: at most one read and one write run, and wait() tells which has ended."""

import asyncio


async def copy_film(read, write, room):
    waiting = []
    reading = writing = None
    count, ended = 0, False
    try:
        while True:
            if reading is None and not ended and len(waiting) + (writing is not None) < room:
                reading = asyncio.ensure_future(read())
            if writing is None and waiting:
                writing = asyncio.ensure_future(write(waiting.pop(0)))
            running = {task for task in (reading, writing) if task}
            if not running:
                return count
            await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            if reading is not None and reading.done():
                if reading.result() is None:
                    ended = True
                else:
                    waiting.append(reading.result())
                reading = None
            if writing is not None and writing.done():
                count += 1
                writing = None
    finally:
        for task in (reading, writing):
            if task is not None:
                task.cancel()
