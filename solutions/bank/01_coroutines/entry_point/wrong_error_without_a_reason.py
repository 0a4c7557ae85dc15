"""Refuses without a word of explanation.

Verdict: WRONG_RESULT
"""

import asyncio


def run_report(build):
    if asyncio._get_running_loop():
        raise RuntimeError("run_report failed")
    return asyncio.run(build())
