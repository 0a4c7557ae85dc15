"""Starts the thread, and returns at once.

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
    threading.Thread(target=context.run, args=(asyncio.run, coro)).start()
