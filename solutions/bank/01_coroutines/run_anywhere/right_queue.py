"""The thread sends the outcome through a queue."""

import asyncio
import contextvars
import queue
import threading


def _is_loop_running():
    try:
        asyncio.get_running_loop()
        return True
    except RuntimeError:
        return False


def run_sync(coro):
    if not _is_loop_running():
        return asyncio.run(coro)
    outcomes = queue.Queue()
    context = contextvars.copy_context()

    def work():
        try:
            outcomes.put((context.run(asyncio.run, coro), None))
        except BaseException as exc:
            outcomes.put((None, exc))

    threading.Thread(target=work).start()
    result, error = outcomes.get()
    if error is not None:
        raise error
    return result
