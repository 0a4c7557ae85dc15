"""Prints a warning where a loop is running, and returns None.

Verdict: WRONG_RESULT
"""

import asyncio


def run_report(build):
    try:
        asyncio.get_running_loop()
        print("please use await: an event loop is running")
    except RuntimeError:
        return asyncio.run(build())
