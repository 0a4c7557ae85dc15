"""Takes the commands from the end of the list.

Verdict: WRONG_RESULT
"""

import asyncio
from asyncio.subprocess import PIPE


async def run_one(command, time_limit):
    try:
        p = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)
    except OSError:
        return 127, b"", b""
    task = asyncio.create_task(p.communicate())
    try:
        done, _ = await asyncio.wait([task], timeout=time_limit)
        if not done:
            p.kill()
            return (None, *await task)
        return (p.returncode, *await task)
    finally:
        if p.returncode is None:
            p.kill()
        await asyncio.wait([task])


async def run_commands(commands, at_once, time_limit):
    results = [None] * len(commands)
    stack = list(enumerate(commands))

    async def worker():
        while stack:
            i, c = stack.pop()
            results[i] = await run_one(c, time_limit)

    async with asyncio.TaskGroup() as g:
        for _ in range(at_once):
            g.create_task(worker())
    return results
