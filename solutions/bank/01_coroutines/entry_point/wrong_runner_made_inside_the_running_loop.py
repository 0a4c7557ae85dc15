"""Closes its coroutine, but a Runner that is opened and closed inside a running loop leaves one of its own.

Verdict: NEVER_AWAITED
"""

import asyncio
import contextlib


def run_report(build):
    with contextlib.closing(build()) as coroutine, asyncio.Runner() as runner:
        return runner.run(coroutine)
