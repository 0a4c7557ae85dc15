"""A second loop cannot run in the thread of the first.

Verdict: WRONG_RESULT
"""

import asyncio


def run_sync(coro):
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(coro)
    finally:
        loop.close()
