"""A coroutine function cannot be called from ordinary code.

Verdict: BROKEN
"""


async def run_report(build):
    return await build()
