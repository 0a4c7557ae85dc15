"""Uses the loop of this thread, running or not.

Verdict: WRONG_RESULT
"""

import asyncio


def run_sync(coro):
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError:
        loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(coro)
    finally:
        if not loop.is_running():
            loop.close()
