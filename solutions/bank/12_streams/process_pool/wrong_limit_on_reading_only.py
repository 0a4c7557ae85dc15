"""The time limit holds for the outputs, not for the process.

Verdict: WRONG_TIMING
"""

import asyncio
from asyncio.subprocess import PIPE


async def _run(command, room, time_limit):
    async with room:
        try:
            process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)
        except OSError:
            return 127, b"", b""
        return await _finish(process, time_limit)


async def _finish(process, time_limit):
    output, errors = bytearray(), bytearray()
    reading = asyncio.gather(_collect(process.stdout, output), _collect(process.stderr, errors))
    killed = False
    try:
        _, late = await asyncio.wait({reading}, timeout=time_limit)
        if late:
            killed = True
            process.kill()
        await reading
        await process.wait()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    return None if killed else process.returncode, bytes(output), bytes(errors)


async def _collect(stream, into):
    while chunk := await stream.read(65536):
        into += chunk


async def run_commands(commands, at_once, time_limit):
    room = asyncio.Semaphore(at_once)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_run(command, room, time_limit)) for command in commands]
    return [task.result() for task in tasks]
