"""The clock runs while a command waits for its turn.

Verdict: WRONG_TIMING
"""

import asyncio
from asyncio.subprocess import PIPE


async def _run(command, room, time_limit):
    process = output = errors = None
    try:
        async with asyncio.timeout(time_limit):
            async with room:
                try:
                    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)
                except OSError:
                    return 127, b"", b""
                output, errors = await process.communicate()
                return process.returncode, output, errors
    except TimeoutError:
        return None, b"", b""
    finally:
        if process is not None and process.returncode is None:
            process.kill()
            await process.wait()


async def run_commands(commands, at_once, time_limit):
    room = asyncio.Semaphore(at_once)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_run(command, room, time_limit)) for command in commands]
    return [task.result() for task in tasks]
