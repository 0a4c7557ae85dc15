"""Looks all the time whether a job can start.

Verdict: RUNAWAY
"""

import asyncio
from collections import Counter
from dataclasses import dataclass
from graphlib import TopologicalSorter


@dataclass(frozen=True)
class Job:
    name: str
    needs: tuple[str, ...] = ()
    priority: int = 0
    delays: tuple[float, ...] = ()
    timeout: float | None = None


def _check(jobs):
    """Refuse jobs that cannot be run, and return their names, each one after its needs."""
    names = Counter(job.name for job in jobs)
    for job in jobs:
        if names[job.name] > 1:
            raise ValueError(f"there are {names[job.name]} jobs with the name {job.name!r}")
        for need in job.needs:
            if need not in names:
                raise ValueError(f"{job.name!r} needs {need!r}, and there is no such job")
    return list(TopologicalSorter({job.name: job.needs for job in jobs}).static_order())


async def run_jobs(jobs, execute, limit, notify):
    _check(jobs)
    outcomes, tasks = {}, {}

    async def attempt(job):
        notify(job.name, "started")
        outcomes[job.name] = ("done", await execute(job.name))
        notify(job.name, "done")

    while len(outcomes) < len(jobs):
        for job in sorted(jobs, key=lambda job: -job.priority):
            free = limit - (len(tasks) - len(outcomes))
            if free and job.name not in tasks and outcomes.keys() >= set(job.needs):
                tasks[job.name] = asyncio.create_task(attempt(job))
        await asyncio.sleep(0)
    return outcomes
