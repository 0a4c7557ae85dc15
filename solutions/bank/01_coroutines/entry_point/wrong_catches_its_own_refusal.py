"""Raises the refusal inside of the try block that catches RuntimeError.

Verdict: NEVER_AWAITED
"""

import asyncio


def run_report(build):
    try:
        asyncio.get_running_loop()
        raise RuntimeError("an event loop is running")
    except RuntimeError:
        return asyncio.run(build())
