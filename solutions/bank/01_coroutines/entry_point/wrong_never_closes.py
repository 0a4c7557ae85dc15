"""Leaves its loop open.

Verdict: LEAKED_RESOURCE
"""

import asyncio


def run_report(build):
    if asyncio._get_running_loop():
        raise RuntimeError("an event loop is running")
    return asyncio.new_event_loop().run_until_complete(build())
