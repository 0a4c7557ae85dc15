"""Waits for the end of the process, and only then reads its pipes.

Verdict: DEADLOCK
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
    killed = False
    try:
        await asyncio.wait_for(process.wait(), time_limit)
    except asyncio.TimeoutError:
        killed = True
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    output = await process.stdout.read()
    errors = await process.stderr.read()
    return None if killed else process.returncode, output, errors


async def run_commands(commands, at_once, time_limit):
    room = asyncio.Semaphore(at_once)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_run(command, room, time_limit)) for command in commands]
    return [task.result() for task in tasks]
