"""Takes every process that died of a signal for one that was killed at the limit.

Verdict: WRONG_RESULT
"""

import asyncio
from asyncio.subprocess import PIPE


async def run_commands(commands, at_once, time_limit):
    sem = asyncio.Semaphore(at_once)

    async def run_one(command):
        async with sem:
            try:
                p = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)
            except OSError:
                return 127, b"", b""
            timer = asyncio.get_running_loop().call_later(time_limit, p.kill)
            try:
                out, err = await p.communicate()
            finally:
                timer.cancel()
                if p.returncode is None:
                    p.kill()
                    await p.wait()
            return (p.returncode if p.returncode >= 0 else None), out, err

    async with asyncio.TaskGroup() as g:
        ts = [g.create_task(run_one(c)) for c in commands]
    return [t.result() for t in ts]
