"""A condition counts free lanes, and tickets keep the order; gather reads both pipes behind a shield."""

import asyncio
from asyncio.subprocess import DEVNULL, PIPE


class Lanes:
    def __init__(self, free):
        self.free, self.turn, self.changed = free, 0, asyncio.Condition()

    async def take(self, ticket):
        async with self.changed:
            await self.changed.wait_for(lambda: self.free and self.turn == ticket)
            self.free -= 1

    async def begun(self):
        async with self.changed:
            self.turn += 1
            self.changed.notify_all()

    async def give(self):
        async with self.changed:
            self.free += 1
            self.changed.notify_all()


async def run_commands(commands, at_once, time_limit):
    lanes = Lanes(at_once)

    async def one(ticket, command):
        await lanes.take(ticket)
        try:
            process = await asyncio.create_subprocess_exec(*command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE)
        except OSError:
            return 127, b"", b""
        else:
            return await watch(process)
        finally:
            if lanes.turn == ticket:
                await lanes.begun()
            await lanes.give()

    async def watch(process):
        everything = asyncio.gather(process.stdout.read(), process.stderr.read(), process.wait())
        killed = False
        try:
            await lanes.begun()
            try:
                await asyncio.wait_for(asyncio.shield(everything), time_limit)
            except TimeoutError:
                killed = True
                if process.returncode is None:
                    process.kill()
            output, errors, status = await asyncio.shield(everything)
        except asyncio.CancelledError:
            if process.returncode is None:
                process.kill()
            await everything
            raise
        return None if killed else status, output, errors

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(number, command)) for number, command in enumerate(commands)]
    return [task.result() for task in tasks]
