"""When it is cancelled, it kills all processes that it ever started: for one that has ended, that is an error.

Verdict: WRONG_RESULT
"""

import asyncio
from asyncio.subprocess import DEVNULL, PIPE


async def run_commands(commands, at_once, time_limit):
    room = asyncio.Semaphore(at_once)
    processes = []

    async def run(command):
        async with room:
            try:
                process = await asyncio.create_subprocess_exec(*command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE)
            except OSError:
                return 127, b"", b""
            processes.append(process)
            talk = asyncio.create_task(process.communicate())
            _, too_late = await asyncio.wait({talk}, timeout=time_limit)
            if too_late:
                process.kill()
            output, errors = await talk
            return None if too_late else process.returncode, output, errors

    tasks = [asyncio.create_task(run(command)) for command in commands]
    try:
        return await asyncio.gather(*tasks)
    except asyncio.CancelledError:
        for process in processes:
            process.kill()
        await asyncio.gather(*tasks, *(process.wait() for process in processes), return_exceptions=True)
        raise
