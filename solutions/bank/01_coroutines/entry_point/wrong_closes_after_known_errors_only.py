"""Closes the loop after an Exception and a CancelledError, but not after any other BaseException.

Verdict: LEAKED_RESOURCE
"""

import asyncio


def run_report(build):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        pass
    else:
        raise RuntimeError("an event loop is running: use await")
    loop = asyncio.new_event_loop()
    try:
        result = loop.run_until_complete(build())
    except (Exception, asyncio.CancelledError):
        loop.close()
        raise
    loop.close()
    return result
