"""Hands the function over instead of a coroutine.

Verdict: WRONG_RESULT
"""

import asyncio


def run_report(build):
    return asyncio.run(build)
