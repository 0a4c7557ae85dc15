"""Makes the task before there is a loop.

Verdict: WRONG_RESULT
"""

import asyncio


def run_report(build):
    if asyncio._get_running_loop():
        raise RuntimeError("an event loop is running")
    task = asyncio.create_task(build())
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(task)
    finally:
        loop.close()
