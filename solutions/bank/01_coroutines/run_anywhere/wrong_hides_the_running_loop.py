"""Tells asyncio that no loop runs here.

Verdict: FORBIDDEN, from Python 3.14 on DEADLOCK
"""

import asyncio


def run_sync(coro):
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        return asyncio.run(coro)
    finally:
        asyncio._set_running_loop(running)
