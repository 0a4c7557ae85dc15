"""Wakes the thread up when it is closed, and does not tell it why: so it calls `read` again.

Verdict: WRONG_RESULT
"""

import asyncio
import threading
from collections import deque


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    room = threading.Semaphore(capacity)
    closed = False
    inbox = deque()
    news = asyncio.Event()
    ended = loop.create_future()

    def deliver(kind, value):
        inbox.append((kind, value))
        news.set()

    def finish():
        if not ended.done():
            ended.set_result(None)

    def run():
        try:
            while True:
                room.acquire()
                try:
                    value = read()
                except BaseException as error:
                    loop.call_soon_threadsafe(deliver, "error", error)
                    return
                if value is None:
                    loop.call_soon_threadsafe(deliver, "end", None)
                    return
                loop.call_soon_threadsafe(deliver, "item", value)
        finally:
            loop.call_soon_threadsafe(finish)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        while True:
            while not inbox:
                news.clear()
                await news.wait()
            kind, value = inbox.popleft()
            if kind == "end":
                return
            if kind == "error":
                raise value
            room.release()
            yield value
    finally:
        closed = True
        room.release()
        cancelled = None
        while not ended.done():
            try:
                await asyncio.shield(ended)
            except asyncio.CancelledError as error:
                cancelled = error
        if cancelled is not None:
            raise cancelled
