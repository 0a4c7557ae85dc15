"""Hands a task back where a loop is running, instead of an error.

Verdict: WRONG_RESULT
"""

import asyncio


def run_report(build):
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(build())
    return loop.create_task(build())
