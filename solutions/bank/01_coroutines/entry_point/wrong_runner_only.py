"""Leaves the coroutine behind where a loop is running, with a Runner.

Verdict: NEVER_AWAITED
"""

import asyncio


def run_report(build):
    with asyncio.Runner() as runner:
        return runner.run(build())
