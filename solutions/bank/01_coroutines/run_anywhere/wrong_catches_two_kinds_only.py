"""Knows Exception and CancelledError: any other BaseException ends the thread, and nobody is told.

Verdict: LOST_ERROR
"""

import asyncio
import contextvars
import threading


def run_sync(coro):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)
    out = []

    def work():
        try:
            out.append((asyncio.run(coro), None))
        except (Exception, asyncio.CancelledError) as e:
            out.append((None, e))

    t = threading.Thread(target=contextvars.copy_context().run, args=(work,))
    t.start()
    t.join()
    result, error = out[0] if out else (None, None)
    if error:
        raise error
    return result
