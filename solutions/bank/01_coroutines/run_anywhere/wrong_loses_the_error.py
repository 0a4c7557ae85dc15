"""An exception ends the thread, and nobody hears of it.

Verdict: WRONG_RESULT
"""

import asyncio
import contextvars
import threading


def run_sync(coro):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)
    context = contextvars.copy_context()
    results = []
    thread = threading.Thread(target=lambda: results.append(context.run(asyncio.run, coro)))
    thread.start()
    thread.join()
    return results[0] if results else None
