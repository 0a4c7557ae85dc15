"""Calls build on the loop, but leaves its own helper coroutine behind.

Verdict: NEVER_AWAITED
"""

import asyncio


def run_report(build):
    async def main():
        return await build()

    return asyncio.run(main())
