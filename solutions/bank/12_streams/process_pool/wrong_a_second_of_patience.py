"""When the time is up, it asks the process to end, and kills it one second later.

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
    talk = asyncio.create_task(process.communicate())
    try:
        _, late = await asyncio.wait({talk}, timeout=time_limit)
        if late:
            process.terminate()
            _, late_still = await asyncio.wait({talk}, timeout=1)
            if late_still:
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
