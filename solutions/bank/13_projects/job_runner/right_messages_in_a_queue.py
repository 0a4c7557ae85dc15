"""One loop that takes messages out of a queue: the attempts and the timers put them in."""

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter


@dataclass(frozen=True)
class Job:
    name: str
    needs: tuple[str, ...] = ()
    priority: int = 0
    delays: tuple[float, ...] = ()
    timeout: float | None = None


async def stop(task):
    task.cancel()
    await asyncio.wait([task])


async def limited(coroutine, seconds):
    async with AsyncExitStack() as stack:
        task = asyncio.ensure_future(coroutine)
        stack.push_async_callback(asyncio.wait, [task])  # once more, if `stop` is cancelled while it waits
        stack.push_async_callback(stop, task)
        done, _ = await asyncio.wait({task}, timeout=seconds)
        if not done:
            raise TimeoutError(f"longer than {seconds} s")
        return await task


async def run_jobs(jobs, execute, limit, notify):
    names = [job.name for job in jobs]
    wrong = [name for name in names if names.count(name) > 1]
    wrong += [need for job in jobs for need in job.needs if need not in names]
    if wrong:
        raise ValueError(f"unknown or double: {wrong}")
    sorter = TopologicalSorter()
    for job in jobs:
        sorter.add(job.name, *job.needs)
    try:
        sorter.prepare()
    except CycleError as error:
        raise ValueError("circle: " + ", ".join(error.args[1])) from error

    began = time.monotonic()
    messages = asyncio.Queue()
    by_name = dict(zip(names, jobs, strict=True))
    outcomes, failures = {}, dict.fromkeys(names, 0)
    ready, tasks = set(), set()
    running = 0

    def launch(coroutine):
        task = asyncio.create_task(coroutine)
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    async def attempt(job):
        try:
            message = "done", await limited(execute(job.name), job.timeout)
        except Exception as error:
            message = "failed", error
        messages.put_nowait((job, *message))

    async def pause(job, seconds):
        await asyncio.sleep(seconds)
        messages.put_nowait((job, "ready", None))

    def finish(job, event, value):
        outcomes[job.name] = (event, value)
        notify(job.name, event)
        if event == "done":
            sorter.done(job.name)
            return
        for other in jobs:
            if job.name in other.needs and other.name not in outcomes:
                finish(other, "skipped", None)

    try:
        while True:
            ready.update(sorter.get_ready())
            while ready and running < limit:
                name = min(ready, key=lambda name: (-by_name[name].priority, names.index(name)))
                ready.remove(name)
                running += 1
                notify(name, "started")
                launch(attempt(by_name[name]))
            if len(outcomes) == len(jobs):
                break
            job, event, value = await messages.get()
            if event == "ready":
                ready.add(job.name)
                continue
            running -= 1
            if event == "failed" and failures[job.name] < len(job.delays):
                notify(job.name, "retrying")
                launch(pause(job, job.delays[failures[job.name]]))
                failures[job.name] += 1
            else:
                finish(job, event, value)
    finally:
        for task in list(tasks):
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
    print(f"{len(jobs)} jobs in {time.monotonic() - began:.2f} s")
    return outcomes
