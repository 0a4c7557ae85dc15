"""A dict from command to result: a command that is there twice has the result of its last process.

Verdict: WRONG_RESULT
"""

import asyncio
from asyncio.subprocess import DEVNULL, PIPE


async def run_commands(commands, at_once, time_limit):
    room = asyncio.Semaphore(at_once)
    async with asyncio.TaskGroup() as group:
        tasks = [(tuple(command), group.create_task(_run(command, room, time_limit))) for command in commands]
    results = {command: task.result() for command, task in tasks}
    return [results[tuple(command)] for command in commands]


async def _run(command, room, time_limit):
    async with room:
        try:
            process = await asyncio.create_subprocess_exec(*command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE)
        except OSError:
            return 127, b"", b""
        talk = asyncio.create_task(process.communicate())
        try:
            # wait() leaves the task alone when the time is up: a cancelled communicate() would lose
            # what it has read. Once the process is dead, communicate() ends by itself.
            _, too_late = await asyncio.wait({talk}, timeout=time_limit)
            if too_late:
                _kill(process)
            output, errors = await talk
            return None if too_late else process.returncode, output, errors
        except asyncio.CancelledError:
            _kill(process)
            await asyncio.wait({talk})  # it waits for the process, too: no zombie is left
            raise


def _kill(process):
    if process.returncode is None:
        process.kill()
