"""Executes the jobs in an order that respects the needs, one after the other.

Verdict: SEQUENTIAL
"""

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
    outcomes = {}
    for name in _check(jobs):
        notify(name, "started")
        outcomes[name] = ("done", await execute(name))
        notify(name, "done")
    return outcomes
