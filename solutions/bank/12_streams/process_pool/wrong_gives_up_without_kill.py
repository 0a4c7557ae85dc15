"""Stops waiting at the time limit, and lets the process run on.

Verdict: LEAKED_RESOURCE
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
    try:
        output, errors = await asyncio.wait_for(process.communicate(), time_limit)
        return process.returncode, output, errors
    except asyncio.TimeoutError:
        pass
        return None, b"", b""
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise


async def run_commands(commands, at_once, time_limit):
    room = asyncio.Semaphore(at_once)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_run(command, room, time_limit)) for command in commands]
    return [task.result() for task in tasks]
