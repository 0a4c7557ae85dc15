"""Hides the running loop, runs a second one inside it, and gives a result where it must refuse.

Verdict: WRONG_RESULT, from Python 3.14 on NEVER_AWAITED
"""

import asyncio


def run_report(build):
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        return asyncio.run(build())
    finally:
        asyncio._set_running_loop(running)
