"""Asks get_event_loop(), which is not allowed, but catches its errors.

Verdict: FORBIDDEN
"""

import asyncio


def run_report(build):
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError:
        loop = None
    if loop is not None and loop.is_running():
        raise RuntimeError("an event loop is running")
    return asyncio.run(build())
