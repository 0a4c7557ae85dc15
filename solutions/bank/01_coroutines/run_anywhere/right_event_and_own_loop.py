"""A loop made and closed by hand, and an event that tells when it is over."""

import asyncio
import contextvars
import threading


def _run(coro):
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(coro)
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


class _Job(threading.Thread):
    def __init__(self, coro):
        super().__init__()
        self.coro = coro
        self.context = contextvars.copy_context()
        self.over = threading.Event()
        self.result = self.error = None

    def run(self):
        try:
            self.result = self.context.run(_run, self.coro)
        except BaseException as exc:
            self.error = exc
        finally:
            self.over.set()


def run_sync(coro):
    if asyncio._get_running_loop() is None:
        return _run(coro)
    job = _Job(coro)
    job.start()
    job.over.wait()
    if job.error:
        raise job.error
    return job.result
