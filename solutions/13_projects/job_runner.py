"""Reference: job_runner."""

import asyncio
import heapq
from collections import Counter
from dataclasses import dataclass
from graphlib import TopologicalSorter


@dataclass(frozen=True)
class Job:
    """What the build server has to do, and what that needs."""

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
    # CycleError is a ValueError, and its text names the jobs of the circle.
    return list(TopologicalSorter({job.name: job.needs for job in jobs}).static_order())


async def run_jobs(jobs, execute, limit, notify):
    order = _check(jobs)
    by_name = {job.name: job for job in jobs}
    rank = {job.name: (-job.priority, number) for number, job in enumerate(jobs)}
    missing = {job.name: set(job.needs) for job in jobs}  # needs that are not done yet
    needed_by = {name: [] for name in by_name}
    for job in jobs:
        for need in missing[job.name]:
            needed_by[need].append(job.name)
    failures = Counter()
    outcomes = {}
    ready = []  # a heap of (rank, name)
    free = limit

    # All decisions are made in plain functions, without an await. So nobody sees a state that is
    # half changed: a place that is free already while the jobs that may take it are not ready yet.

    def make_ready(name):
        heapq.heappush(ready, (rank[name], name))

    def fill_places():
        nonlocal free
        while free and ready:
            _, name = heapq.heappop(ready)
            free -= 1
            group.create_task(attempt(by_name[name]))

    def settle(name, event, value):
        outcomes[name] = (event, value)
        notify(name, event)

    def succeed(name, result):
        settle(name, "done", result)
        for other in needed_by[name]:
            missing[other].remove(name)
            if not missing[other]:
                make_ready(other)

    def give_up(name, error):
        settle(name, "failed", error)
        lost = {name}
        for other in order:  # needs come first, so one pass finds the whole chain
            if not lost.isdisjoint(by_name[other].needs):
                lost.add(other)
                if other not in outcomes:
                    settle(other, "skipped", None)

    async def attempt(job):
        nonlocal free
        notify(job.name, "started")
        error = None
        try:
            # Around one attempt only: delays, and waiting for a place, do not count.
            async with asyncio.timeout(job.timeout):
                result = await execute(job.name)
        except Exception as exc:  # CancelledError is none, and goes through
            if asyncio.current_task().cancelling():
                return  # everything is being stopped, and this clean-up failed
            error = exc
        free += 1
        if error is None:
            succeed(job.name, result)
        elif failures[job.name] == len(job.delays):
            give_up(job.name, error)
        else:
            delay = job.delays[failures[job.name]]
            failures[job.name] += 1
            notify(job.name, "retrying")
            fill_places()
            # The task sleeps on without a place, so that the group knows that work is left.
            await asyncio.sleep(delay)
            make_ready(job.name)
        fill_places()

    # Tasks start other tasks, and the group waits until none is left. If it is cancelled, it cancels
    # all of them and waits for their clean-up.
    async with asyncio.TaskGroup() as group:
        for name in order:
            if not missing[name]:
                make_ready(name)
        fill_places()
    return outcomes
