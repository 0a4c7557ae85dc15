"""Workers with a shared iterator; each reads both pipes with tasks of its own and waits with a time limit."""

import asyncio
from asyncio.subprocess import PIPE


async def _collect(stream, into):
    while chunk := await stream.read(65536):
        into.extend(chunk)


async def _run(command, time_limit):
    try:
        process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)
    except OSError:
        return 127, b"", b""
    output, errors = bytearray(), bytearray()
    readers = asyncio.gather(_collect(process.stdout, output), _collect(process.stderr, errors))
    killed = False
    try:
        try:
            await asyncio.wait_for(process.wait(), time_limit)
        except asyncio.TimeoutError:
            killed = True
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await readers
    return None if killed else process.returncode, bytes(output), bytes(errors)


async def run_commands(commands, at_once, time_limit):
    results = [None] * len(commands)
    waiting = iter(enumerate(commands))

    async def worker():
        for number, command in waiting:
            results[number] = await _run(command, time_limit)

    async with asyncio.TaskGroup() as group:
        for _ in range(min(at_once, len(commands))):
            group.create_task(worker())
    return results
