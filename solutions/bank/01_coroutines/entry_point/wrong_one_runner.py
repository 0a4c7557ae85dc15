"""One Runner in the module: closed after the first call.

Verdict: WRONG_RESULT
"""

import asyncio

RUNNER = asyncio.Runner()


def run_report(build):
    if asyncio._get_running_loop():
        raise RuntimeError("an event loop is running")
    with RUNNER:
        return RUNNER.run(build())
