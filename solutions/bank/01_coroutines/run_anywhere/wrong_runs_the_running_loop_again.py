"""What nest_asyncio does: the loop goes round from inside one of its own callbacks.

Verdict: FORBIDDEN
"""

import asyncio


def run_sync(coro):
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)
    caller = asyncio.current_task()
    task = loop.create_task(coro)
    asyncio.tasks._leave_task(loop, caller)
    try:
        while not task.done():
            loop._run_once()
    finally:
        asyncio.tasks._enter_task(loop, caller)
    return task.result()
