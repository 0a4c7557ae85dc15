"""A done callback takes the name, but nobody waits for it.

Verdict: WRONG_RESULT
"""

import asyncio


async def greeting(fetch_name):
    text = ""

    def done(task):
        nonlocal text
        text = f"Hello, {task.result()}!"

    asyncio.ensure_future(fetch_name()).add_done_callback(done)
    await asyncio.sleep(0)
    return text
