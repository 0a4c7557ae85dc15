"""Takes a RuntimeError of build for a running loop.

Verdict: WRONG_RESULT
"""

import asyncio


def run_report(build):
    coroutine = build()
    try:
        return asyncio.run(coroutine)
    except RuntimeError:
        coroutine.close()
        raise RuntimeError("an event loop is running already") from None
