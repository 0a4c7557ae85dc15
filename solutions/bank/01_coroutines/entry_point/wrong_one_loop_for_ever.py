"""One loop in the module for all calls.

Verdict: LEAKED_RESOURCE
"""

import asyncio

LOOP = asyncio.new_event_loop()


def run_report(build):
    if asyncio._get_running_loop():
        raise RuntimeError("an event loop is running")
    return LOOP.run_until_complete(build())
