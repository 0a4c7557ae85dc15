"""Makes a RuntimeError of every error.

Verdict: WRONG_RESULT
"""

import asyncio


def run_report(build):
    if asyncio._get_running_loop():
        raise RuntimeError("an event loop is running")
    try:
        return asyncio.run(build())
    except Exception as error:
        raise RuntimeError("no report") from error
