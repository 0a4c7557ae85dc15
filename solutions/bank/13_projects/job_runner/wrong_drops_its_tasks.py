"""Cleans nothing up when it is cancelled.

Verdict: LEAKED_TASK
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


def check(jobs):
    by_name = {}
    for job in jobs:
        if job.name in by_name:
            raise ValueError(f"twice: {job.name}")
        by_name[job.name] = job
    left = dict(by_name)
    while left:
        removable = [name for name, job in left.items() if not any(need in left for need in job.needs)]
        for name in removable:
            if unknown := [need for need in left[name].needs if need not in by_name]:
                raise ValueError(f"unknown: {unknown}")
            del left[name]
        if not removable:
            raise ValueError(f"circle among {sorted(left)}")
    return by_name


async def run_jobs(jobs, execute, limit, notify):
    by_name = check(jobs)
    waiting = sorted(jobs, key=lambda job: -job.priority)  # stable: the list decides among equals
    position = {job.name: number for number, job in enumerate(waiting)}
    attempts = dict.fromkeys(by_name, 0)
    running, resting, outcomes = {}, {}, {}

    def is_done(name):
        return name in outcomes and outcomes[name][0] == "done"

    def start():
        for job in list(waiting):
            if len(running) == limit:
                break
            if all(map(is_done, job.needs)):
                waiting.remove(job)
                attempts[job.name] += 1
                notify(job.name, "started")
                running[asyncio.create_task(asyncio.wait_for(execute(job.name), job.timeout))] = job

    def end(name, event, value=None):
        outcomes[name] = (event, value)
        notify(name, event)

    def skip(lost):
        for job in list(waiting):
            if lost in job.needs and job in waiting:
                waiting.remove(job)
                end(job.name, "skipped")
                skip(job.name)

    def handle(task):
        if job := resting.pop(task, None):
            waiting.append(job)
            waiting.sort(key=lambda job: position[job.name])
            return
        job = running.pop(task)
        if (error := task.exception()) is None:
            end(job.name, "done", task.result())
        elif attempts[job.name] > len(job.delays):
            end(job.name, "failed", error)
            skip(job.name)
        else:
            notify(job.name, "retrying")
            resting[asyncio.create_task(asyncio.sleep(job.delays[attempts[job.name] - 1]))] = job

    start()
    while tasks := [*running, *resting]:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            handle(task)
        start()
    return outcomes
