"""Leaves the coroutine behind where a loop is running.

Verdict: NEVER_AWAITED
"""

import asyncio


def run_report(build):
    return asyncio.run(build())
