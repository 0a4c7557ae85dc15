"""The old way: takes the current loop, which is not there.

Verdict: FORBIDDEN
"""

import asyncio


def run_report(build):
    loop = asyncio.get_event_loop()
    try:
        return loop.run_until_complete(build())
    finally:
        loop.close()
