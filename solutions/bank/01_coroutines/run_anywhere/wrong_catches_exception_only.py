"""A CancelledError is no Exception: it never gets out of the thread, and nobody is told.

Verdict: DEADLOCK
"""

import asyncio
import contextvars
import queue
import threading


def run_sync(coro):
    outcomes = queue.Queue()
    context = contextvars.copy_context()

    def work():
        try:
            outcomes.put((context.run(asyncio.run, coro), None))
        except Exception as error:
            outcomes.put((None, error))

    threading.Thread(target=work, daemon=True).start()
    result, error = outcomes.get()
    if error:
        raise error
    return result
