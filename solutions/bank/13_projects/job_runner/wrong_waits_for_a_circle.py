"""Never looks for circles: events wait for each other for ever.

Verdict: DEADLOCK
"""

import asyncio
from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    name: str
    needs: tuple[str, ...] = ()
    priority: int = 0
    delays: tuple[float, ...] = ()
    timeout: float | None = None


async def run_jobs(jobs, execute, limit, notify):
    names = [job.name for job in jobs]
    for job in jobs:
        if names.count(job.name) > 1:
            raise ValueError(f"twice: {job.name}")
        for need in job.needs:
            if need not in names:
                raise ValueError(f"unknown: {need}")
    outcomes = {}
    room = asyncio.Semaphore(limit)
    done = {name: asyncio.Event() for name in names}

    async def live(job):
        for need in job.needs:
            await done[need].wait()
        async with room:
            outcomes[job.name] = ("done", await execute(job.name))
        done[job.name].set()

    await asyncio.gather(*map(live, jobs))
    return outcomes
