"""Drives the coroutine by hand, without a loop.

Verdict: WRONG_RESULT
"""

import asyncio


def run_report(build):
    if asyncio._get_running_loop():
        raise RuntimeError("an event loop is running")
    coroutine = build()
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value
