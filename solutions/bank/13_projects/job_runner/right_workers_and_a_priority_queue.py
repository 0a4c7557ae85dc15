"""As many workers as places take jobs from a PriorityQueue; a timer puts a job back after its delay."""

import asyncio
from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    name: str
    needs: tuple[str, ...] = ()
    priority: int = 0
    delays: tuple[float, ...] = ()
    timeout: float | None = None


def find_circle(name, by_name, path, checked):
    if name in path:
        raise ValueError(" -> ".join([*path[path.index(name) :], name]))
    if name not in checked:
        for need in by_name[name].needs:
            if need not in by_name:
                raise ValueError(f"no job {need}")
            find_circle(need, by_name, [*path, name], checked)
        checked.add(name)


async def run_jobs(jobs, execute, limit, notify):
    by_name, checked = {job.name: job for job in jobs}, set()
    if len(by_name) < len(jobs):
        names = [job.name for job in jobs]
        raise ValueError(f"more than one job: {[name for name in by_name if names.count(name) > 1]}")
    for name in by_name:
        find_circle(name, by_name, [], checked)

    loop = asyncio.get_running_loop()
    ready = asyncio.PriorityQueue()
    finished = asyncio.Event()
    outcomes, attempts, queued, timers = {}, {}, set(), []

    def put(job):
        ready.put_nowait((-job.priority, jobs.index(job)))

    def put_new_ones():
        for job in jobs:
            if job.name not in queued and all(outcomes.get(need, "?")[0] == "done" for need in job.needs):
                queued.add(job.name)
                put(job)

    def settle(name, event, value):
        outcomes[name] = (event, value)
        notify(name, event)
        if event != "done":
            for job in jobs:
                if name in job.needs and job.name not in outcomes:
                    settle(job.name, "skipped", None)
        if len(outcomes) == len(jobs):
            finished.set()

    async def worker():
        while True:
            _, index = await ready.get()
            job = jobs[index]
            attempt = attempts[job.name] = attempts.get(job.name, -1) + 1
            notify(job.name, "started")
            try:
                async with asyncio.timeout(job.timeout):
                    result = await execute(job.name)
            except Exception as error:
                if attempt == len(job.delays):
                    settle(job.name, "failed", error)
                else:
                    notify(job.name, "retrying")
                    timers.append(loop.call_later(job.delays[attempt], put, job))
            else:
                settle(job.name, "done", result)
                put_new_ones()

    if not jobs:
        return outcomes
    put_new_ones()
    workers = [asyncio.create_task(worker()) for _ in range(min(limit, len(jobs)))]
    try:
        await finished.wait()
    finally:
        for timer in timers:
            timer.cancel()
        for task in workers:
            task.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    return outcomes
