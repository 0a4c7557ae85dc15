"""In a script, an exception object that the coroutine returns is raised.

Verdict: WRONG_RESULT
"""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor


def run_sync(coro):
    try:
        asyncio.get_running_loop()
    except RuntimeError:

        async def main():
            return (await asyncio.gather(coro, return_exceptions=True))[0]

        result = asyncio.run(main())
        if isinstance(result, BaseException):
            raise result
        return result
    context = contextvars.copy_context()
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(context.run, asyncio.run, coro).result()
