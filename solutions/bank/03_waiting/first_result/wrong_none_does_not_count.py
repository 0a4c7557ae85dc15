"""Takes None for no answer, and waits for the next.

Verdict: WRONG_RESULT
"""

import asyncio


async def first_result(fetch, mirrors):
    if not mirrors:
        raise ValueError("no mirrors")
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    try:
        for finished in asyncio.as_completed(tasks):
            if (answer := await finished) is not None:
                return answer
        return None
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
