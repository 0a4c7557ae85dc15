"""A task for each job, which waits on one Condition until it is the best of the ready jobs and has a place."""

import asyncio
import bisect
from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    name: str
    needs: tuple[str, ...] = ()
    priority: int = 0
    delays: tuple[float, ...] = ()
    timeout: float | None = None


class Build:
    def __init__(self, jobs, limit, notify):
        self.jobs = {job.name: job for job in jobs}
        self.ranks = {job.name: (-job.priority, number) for number, job in enumerate(jobs)}
        self.free = limit
        self.notify = notify
        self.queue = []  # ranks of the ready jobs, best first
        self.outcomes = {}
        self.changed = asyncio.Condition()

    def settle(self, name, event, value=None):
        self.outcomes[name] = (event, value)
        self.notify(name, event)
        for job in self.jobs.values():
            if name not in job.needs or job.name in self.outcomes:
                continue
            if event != "done":
                self.settle(job.name, "skipped")
            elif all(self.outcomes.get(need, "?")[0] == "done" for need in job.needs):
                self.make_ready(job.name)

    def make_ready(self, name):
        bisect.insort(self.queue, self.ranks[name])

    def has_turn(self, name):
        return name in self.outcomes or (self.free and self.queue and self.queue[0] == self.ranks[name])

    async def place(self, name):
        async with self.changed:
            await self.changed.wait_for(lambda: self.has_turn(name))
            if name in self.outcomes:
                return False
            self.free -= 1
            self.queue.pop(0)
            self.changed.notify_all()
            return True


async def live(job, build, execute):
    delays = iter(job.delays)
    while await build.place(job.name):
        build.notify(job.name, "started")
        result = error = None
        try:
            result = await asyncio.wait_for(execute(job.name), job.timeout)
        except Exception as exc:
            error = exc
        delay = next(delays, None) if error else None
        async with build.changed:
            build.free += 1
            if error is None:
                build.settle(job.name, "done", result)
            elif delay is None:
                build.settle(job.name, "failed", error)
            else:
                build.notify(job.name, "retrying")
            build.changed.notify_all()
        if delay is None:
            return
        await asyncio.sleep(delay)
        build.make_ready(job.name)


async def run_jobs(jobs, execute, limit, notify):
    build = Build(jobs, limit, notify)
    check(jobs, build.jobs)
    for job in jobs:
        if not job.needs:
            build.make_ready(job.name)
    async with asyncio.TaskGroup() as group:
        for job in jobs:
            group.create_task(live(job, build, execute), name=job.name)
    return build.outcomes


def check(jobs, by_name):
    for number, job in enumerate(jobs):
        if by_name[job.name] is not jobs[number]:
            raise ValueError("two jobs are called " + job.name)
        if strange := set(job.needs) - set(by_name):
            raise ValueError(f"{job.name} needs {strange}")
    for job in jobs:
        below, new = set(), set(job.needs)
        while new:
            below |= new
            new = {need for name in new for need in by_name[name].needs} - below
        if job.name in below:
            circle = [other.name for other in jobs if other.name in below]
            raise ValueError(f"{job.name} needs itself, by way of {circle}")
