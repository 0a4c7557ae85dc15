"""Reference: first_result."""

import asyncio


async def first_result(fetch, mirrors):
    tasks = [asyncio.create_task(fetch(mirror)) for mirror in mirrors]
    if not tasks:
        raise ValueError("there are no mirrors to ask")
    try:
        # wait() raises no errors of the tasks and cancels none of them, whatever happens here.
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        # In finally: the tasks must also go if we are cancelled while we wait.
        # Cancelling only asks. gather waits until all of them have obeyed; return_exceptions,
        # because it would raise the first CancelledError otherwise, and wait no longer.
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return done.pop().result()
