"""Knows two errors of the start only: a text file that may be executed raises another OSError.

Verdict: WRONG_RESULT
"""

import asyncio
from asyncio.subprocess import DEVNULL, PIPE


async def run_commands(commands, at_once, time_limit):
    room = asyncio.Semaphore(at_once)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_run(command, room, time_limit)) for command in commands]
    return [task.result() for task in tasks]


async def _run(command, room, time_limit):
    # The clock of the time limit starts inside: waiting for room does not count.
    async with room:
        try:
            process = await asyncio.create_subprocess_exec(*command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE)
        except (FileNotFoundError, PermissionError):
            return 127, b"", b""
        # communicate() reads both pipes while it waits. Whoever waits first and reads later may wait
        # for ever: a process that has filled a pipe stands still until somebody empties it.
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
    # It may have ended a moment ago.
    if process.returncode is None:
        process.kill()
