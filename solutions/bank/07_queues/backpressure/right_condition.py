"""A condition and two counters."""

import asyncio
from collections import deque


class Memory:
    def __init__(self, room):
        self.room = room
        self.held = 0
        self.blocks = deque()
        self.changed = asyncio.Condition()

    async def take_place(self):
        async with self.changed:
            await self.changed.wait_for(lambda: self.held < self.room)
            self.held += 1

    async def store(self, block):
        async with self.changed:
            self.blocks.append(block)
            self.changed.notify_all()

    async def next_block(self):
        async with self.changed:
            await self.changed.wait_for(lambda: self.blocks)
            return self.blocks.popleft()

    async def give_back(self):
        async with self.changed:
            self.held -= 1
            self.changed.notify_all()


async def copy_film(read, write, room):
    memory = Memory(room)
    count = 0

    async def read_all():
        block = True
        while block is not None:
            await memory.take_place()
            block = await read()
            await memory.store(block)

    async with asyncio.TaskGroup() as group:
        group.create_task(read_all())
        while (block := await memory.next_block()) is not None:
            await write(block)
            await memory.give_back()
            count += 1
    return count
