"""A protocol of its own gets the bytes; a queue of places limits the processes."""

import asyncio


class Collector(asyncio.SubprocessProtocol):
    def __init__(self):
        self.received = {1: [], 2: []}
        self.over = asyncio.get_running_loop().create_future()

    def pipe_data_received(self, fd, data):
        self.received[fd].append(data)

    def connection_lost(self, exc):
        if not self.over.done():
            self.over.set_result(None)


async def run_one(command, time_limit):
    loop = asyncio.get_running_loop()
    try:
        transport, collector = await loop.subprocess_exec(Collector, *command, stdin=asyncio.subprocess.DEVNULL)
    except OSError:
        return 127, b"", b""
    try:
        done, _ = await asyncio.wait([collector.over], timeout=time_limit)
    finally:
        if transport.get_returncode() is None:
            transport.kill()
        await asyncio.shield(collector.over)
        transport.close()
    output, errors = (b"".join(collector.received[fd]) for fd in (1, 2))
    return transport.get_returncode() if done else None, output, errors


async def run_commands(commands, at_once, time_limit):
    places = asyncio.Queue()
    for _ in range(at_once):
        places.put_nowait(None)

    async def in_a_place(command):
        place = await places.get()
        try:
            return await run_one(command, time_limit)
        finally:
            places.put_nowait(place)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(in_a_place(command)) for command in commands]
    return [task.result() for task in tasks]
