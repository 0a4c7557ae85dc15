"""A thread of the module _thread, and a lock that it releases at its end."""

import _thread
import asyncio
import contextvars


def run_sync(coro):
    over = _thread.allocate_lock()
    outcome = {}
    context = contextvars.copy_context()

    def work():
        try:
            outcome["result"] = context.run(asyncio.run, coro)
        except BaseException as error:
            outcome["error"] = error
        finally:
            over.release()

    over.acquire()
    _thread.start_new_thread(work, ())
    with over:
        if "error" in outcome:
            raise outcome["error"]
        return outcome["result"]
