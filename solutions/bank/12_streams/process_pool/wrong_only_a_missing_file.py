"""A file that is no program raises another OSError, PermissionError, and that stops all.

Verdict: WRONG_RESULT
"""

import asyncio
from asyncio.subprocess import PIPE


async def _run(command, room, time_limit):
    async with room:
        try:
            process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)
        except FileNotFoundError:
            return 127, b"", b""
        return await _finish(process, time_limit)


async def _finish(process, time_limit):
    talk = asyncio.create_task(process.communicate())
    try:
        _, late = await asyncio.wait({talk}, timeout=time_limit)
        if late:
            process.kill()
        output, errors = await talk
        return None if late else process.returncode, output, errors
    except asyncio.CancelledError:
        process.kill()
        await asyncio.wait({talk})
        raise


async def run_commands(commands, at_once, time_limit):
    room = asyncio.Semaphore(at_once)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_run(command, room, time_limit)) for command in commands]
    return [task.result() for task in tasks]
