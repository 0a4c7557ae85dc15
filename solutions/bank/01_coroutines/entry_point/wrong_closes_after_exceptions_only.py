"""Closes its loop after an Exception, but a CancelledError is none.

Verdict: LEAKED_RESOURCE
"""

import asyncio


def run_report(build):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        pass
    else:
        raise RuntimeError("event loop")
    loop = asyncio.new_event_loop()
    try:
        r = loop.run_until_complete(build())
    except Exception:
        loop.close()
        raise
    loop.close()
    return r
