"""Plans the report as a task of the running loop before it refuses.

Verdict: LEAKED_TASK
"""

import asyncio


def run_report(build):
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(build())
    loop.create_task(build())
    raise RuntimeError("an event loop is running; the report comes later")
