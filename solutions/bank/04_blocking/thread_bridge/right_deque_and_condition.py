"""A class with a deque and a threading.Condition; the thread wakes the loop through a future."""

import asyncio
import threading
from collections import deque


class Bridge:
    def __init__(self, read, capacity):
        self.read = read
        self.capacity = capacity
        self.items = deque()
        self.changed = threading.Condition()
        self.stopped = self.over = False
        self.error = None
        self.loop = asyncio.get_running_loop()
        self.news = asyncio.Event()
        self.thread = threading.Thread(target=self.work)
        self.thread.start()

    def work(self):
        try:
            while True:
                with self.changed:
                    self.changed.wait_for(lambda: self.stopped or len(self.items) < self.capacity)
                    if self.stopped:
                        break
                reading = self.read()
                if reading is None:
                    break
                self.items.append(reading)
                self.loop.call_soon_threadsafe(self.news.set)
        except Exception as error:
            self.error = error
        finally:
            self.over = True
            self.loop.call_soon_threadsafe(self.news.set)

    async def next(self):
        while not self.items and not self.over:
            self.news.clear()
            await self.news.wait()
        if not self.items:
            if self.error:
                raise self.error
            raise StopAsyncIteration
        reading = self.items.popleft()
        self.wake()
        return reading

    def wake(self):
        with self.changed:
            self.changed.notify()

    async def close(self):
        self.stopped = True
        self.wake()
        while not self.over:
            self.news.clear()
            await self.news.wait()


async def readings(read, capacity):
    bridge = Bridge(read, capacity)
    try:
        while True:
            try:
                reading = await bridge.next()
            except StopAsyncIteration:
                return
            yield reading
    finally:
        await bridge.close()
