"""Remembers the report: the second call is not run.

Verdict: WRONG_RESULT
"""

import asyncio
import functools


@functools.lru_cache
def run_report(build):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(build())
    raise RuntimeError("an event loop is running")
