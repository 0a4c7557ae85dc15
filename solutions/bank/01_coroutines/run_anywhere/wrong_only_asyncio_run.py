"""Works in a script only.

Verdict: WRONG_RESULT
"""

import asyncio


def run_sync(coro):
    return asyncio.run(coro)
