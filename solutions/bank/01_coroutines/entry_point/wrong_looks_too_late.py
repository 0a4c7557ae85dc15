"""Looks for a running loop when the coroutine exists already.

Verdict: NEVER_AWAITED
"""

import asyncio


def run_report(build):
    coroutine = build()
    if asyncio._get_running_loop():
        raise RuntimeError("an event loop is running")
    return asyncio.run(coroutine)
