"""Asks get_event_loop() in a `try` that catches everything.

Verdict: FORBIDDEN
"""

from asyncio import get_event_loop, run


def run_report(build):
    try:
        running = get_event_loop().is_running()
    except Exception:
        running = False
    if not running:
        return run(build())
    raise RuntimeError("an event loop is running")
