"""Tasks with done callbacks, timers, and one future that tells the end."""

import asyncio
import graphlib
import heapq
from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    name: str
    needs: tuple[str, ...] = ()
    priority: int = 0
    delays: tuple[float, ...] = ()
    timeout: float | None = None


class Runner:
    def __init__(self, jobs, execute, limit, notify):
        self.jobs = {job.name: job for job in jobs}
        if len(self.jobs) != len(jobs):
            seen = set()
            raise ValueError("double: " + ", ".join(j.name for j in jobs if j.name in seen or seen.add(j.name)))
        if unknown := {need for job in jobs for need in job.needs if need not in self.jobs}:
            raise ValueError(f"unknown: {unknown}")
        self.sorter = graphlib.TopologicalSorter({job.name: job.needs for job in jobs})
        self.sorter.prepare()
        self.places = {job.name: number for number, job in enumerate(jobs)}
        self.execute, self.limit, self.notify = execute, limit, notify
        self.attempts = dict.fromkeys(self.jobs, 0)
        self.heap, self.tasks, self.timers, self.outcomes = [], {}, set(), {}
        self.loop = asyncio.get_running_loop()
        self.end = self.loop.create_future()
        self.stopping = False

    def push(self, name):
        heapq.heappush(self.heap, (-self.jobs[name].priority, self.places[name], name))

    def go_on(self):
        for name in self.sorter.get_ready():
            self.push(name)
        while self.heap and len(self.tasks) < self.limit:
            name = heapq.heappop(self.heap)[-1]
            self.notify(name, "started")
            task = self.loop.create_task(self.attempt(name))
            self.tasks[task] = name
            task.add_done_callback(self.ended)
        if len(self.outcomes) == len(self.jobs) and not self.end.done():
            self.end.set_result(None)

    async def attempt(self, name):
        async with asyncio.timeout(self.jobs[name].timeout):
            return await self.execute(name)

    def ended(self, task):
        name = self.tasks.pop(task)
        if self.stopping or task.cancelled():
            return
        self.attempts[name] += 1
        delays = self.jobs[name].delays
        if not task.exception():
            self.settle(name, "done", task.result())
            self.sorter.done(name)
        elif self.attempts[name] > len(delays):
            self.settle(name, "failed", task.exception())
            self.skip({name})
        else:
            self.notify(name, "retrying")
            self.timers.add(self.loop.call_later(delays[self.attempts[name] - 1], self.again, name))
        self.go_on()

    def again(self, name):
        self.push(name)
        self.go_on()

    def settle(self, name, event, value):
        self.outcomes[name] = (event, value)
        self.notify(name, event)

    def skip(self, lost):
        while lost:
            lost = {job.name for job in self.jobs.values() if lost & {*job.needs}} - self.outcomes.keys()
            for name in lost:
                self.settle(name, "skipped", None)

    async def run(self):
        self.go_on()
        try:
            await self.end
        finally:
            self.stopping = True
            for timer in self.timers:
                timer.cancel()
            for task in self.tasks:
                task.cancel()
            await asyncio.gather(*self.tasks, return_exceptions=True)
        return self.outcomes


async def run_jobs(jobs, execute, limit, notify):
    return await Runner(jobs, execute, limit, notify).run()
