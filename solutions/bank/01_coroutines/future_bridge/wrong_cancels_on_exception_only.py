"""`except Exception` never sees a cancellation, so the library is never stopped.

Verdict: LEAKED_RESOURCE
"""

import asyncio


async def lookup(start, key):
    answer = asyncio.get_running_loop().create_future()
    cancel = start(
        key,
        lambda value: answer.done() or answer.set_result(value),
        lambda error: answer.done() or answer.set_exception(error),
    )
    try:
        return await answer
    except Exception:
        cancel()
        raise
