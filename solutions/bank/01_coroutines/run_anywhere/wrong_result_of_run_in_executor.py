"""run_in_executor gives a future of the running loop, which is not done yet.

Verdict: WRONG_RESULT
"""

import asyncio
import contextvars


def run_sync(coro):
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)
    return loop.run_in_executor(None, contextvars.copy_context().run, asyncio.run, coro).result()
