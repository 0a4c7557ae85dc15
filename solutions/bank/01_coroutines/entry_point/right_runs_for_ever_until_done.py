"""Runs the loop for ever, and a done callback stops it."""

import asyncio
import contextlib


def _refuse():
    with contextlib.suppress(RuntimeError):
        return asyncio.get_running_loop()


def run_report(build):
    if (running := _refuse()) is not None:
        raise RuntimeError(f"this event loop is already running: {running!r}")
    with contextlib.closing(asyncio.new_event_loop()) as loop:
        task = loop.create_task(build())
        task.add_done_callback(lambda task: loop.stop())
        loop.run_forever()
        return task.result()
