"""Runs the coroutine, and drops its result.

Verdict: WRONG_RESULT
"""

import asyncio


def run_report(build):
    if asyncio._get_running_loop():
        raise RuntimeError("an event loop is running")
    asyncio.run(build())
