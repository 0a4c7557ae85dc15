"""Kata: job_runner

A build server turns a change of some program into a release: it compiles, tests, packs,
publishes. Each of these jobs is a long wait for some machine; some of them need others, some
fail now and then, and some hang. This last kata joins what the others taught. Go stage by
stage: the tests come in the order of the headings below.

Write `run_jobs(jobs, execute, limit, notify)`, a coroutine function. `jobs` is a list of
objects of the class `Job` below. To call `execute(name)`, a coroutine function, and await it
is one attempt at the job with that name. `notify(name, event)` is a plain function that does
not fail. In the end `run_jobs` returns a dict from the name of each job to its outcome.

Order
  - When an attempt succeeds, the job is done: it is not executed again, and its outcome is
    the tuple ("done", result).
  - A job is ready when all jobs that it `needs` are done; before that, it cannot start.
  - Before anything is executed or notified, ValueError is raised if two jobs have the same
    name, if a need is not the name of any job, or if jobs need each other in a circle. The
    text of the error contains that name, or the names of all jobs in one of the circles.
Concurrency
  - There are `limit` places (1 or more). An attempt has one of them from its start to its end.
  - Whenever a place is free and a job is ready, a job starts, at that very moment.
Priorities
  - Of the ready jobs, the one with the highest `priority` starts first; if these are equal,
    the one that comes first in `jobs`. Priorities say nothing about jobs that are not ready.
  - When a job ends, those that become ready by its end already count as ready when its place
    is given away: one with a higher priority goes before jobs that have waited for long.
Retries
  - An attempt fails if it raises an Exception. The job is ready again `delays[0]` seconds
    after the end of its first attempt, `delays[1]` seconds after the end of its second one,
    and so on. So it has len(delays) + 1 attempts at most.
  - During a delay the job has no place. After it, the rules about priorities hold for it too.
Time limits
  - An attempt that takes longer than `timeout` seconds is cancelled, and has failed with
    TimeoutError. The seconds count from the start of each attempt; None is no limit.
  - What is cancelled may have to clean up, and that may take time. The attempt ends, and
    gives its place away, when its clean-up is over. (No attempt of the tests returns a result
    or raises another error after it was cancelled.)
Progress
  - `notify(name, "started")` is called when an attempt starts. When it ends, this follows:
    "done", or "retrying" if it failed and another attempt will follow, or "failed" if it was
    the last one. For a job that is skipped (see below), there is "skipped" and nothing else.
  - Each event is notified at the very moment when it happens.
Errors
  - If its last attempt fails, a job has failed: its outcome is ("failed", exception), with
    the exception of that attempt. `run_jobs` goes on with the other jobs.
  - At the same moment, all jobs that need it, and those that need them, and so on, are
    skipped, if they are not skipped already. They never start: the outcome is ("skipped", None).
Cancellation
  - When `run_jobs` is cancelled, it cancels the attempts that run, waits until their clean-up
    is over, and ends as cancelled. From then on nothing starts and nothing is notified.

Example:

    jobs = [
        Job("lint"),
        Job("compile"),
        Job("test", needs=("compile",), timeout=30, delays=(1, 5)),
        Job("publish", needs=("test", "lint")),
    ]
    await run_jobs(jobs, execute, limit=2, notify=print)
    # each attempt takes 10 s, "lint" fails, and "test" fails the first time: after 31 s
    # {"lint": ("failed", SyntaxError(...)), "publish": ("skipped", None),
    #  "compile": ("done", "compile: 0 warnings"), "test": ("done", "test: all passed")}

There may be no jobs or hundreds of them, in any order; a need may be listed twice. Delays
and timeouts are greater than 0. Any result is a good one, None too. Where things happen to
different jobs at exactly the same moment, it is open which of them comes first.
Not allowed: to ask again and again whether a job can start, because that starts it too late
or keeps the processor busy; to change the list `jobs`, because it belongs to the caller; to
change the class `Job`, because the tests make the jobs with it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    name: str
    needs: tuple[str, ...] = ()
    priority: int = 0
    delays: tuple[float, ...] = ()
    timeout: float | None = None


async def run_jobs(jobs, execute, limit, notify):
    raise NotImplementedError("write the body of run_jobs")
