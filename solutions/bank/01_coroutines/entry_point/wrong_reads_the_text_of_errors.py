"""Takes a RuntimeError of build for asyncio's refusal, because it speaks of an event loop too.

Verdict: WRONG_RESULT
"""

import asyncio


def run_report(build):
    coro = build()
    try:
        return asyncio.run(coro)
    except RuntimeError as error:
        if "event loop" in str(error):
            coro.close()
            raise RuntimeError("an event loop runs already: use await") from None
        raise
