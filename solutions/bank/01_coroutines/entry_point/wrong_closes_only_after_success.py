"""Leaves its loop open where build raises.

Verdict: LEAKED_RESOURCE
"""

import asyncio


def run_report(build):
    if asyncio._get_running_loop():
        raise RuntimeError("an event loop is running")
    loop = asyncio.new_event_loop()
    result = loop.run_until_complete(build())
    loop.close()
    return result
