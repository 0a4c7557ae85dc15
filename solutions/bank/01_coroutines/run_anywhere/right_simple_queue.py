"""A thread of its own, whose outcome comes back over a SimpleQueue."""

import asyncio
import contextvars
import queue
import threading


def run_sync(coro):
    outcomes = queue.SimpleQueue()

    def work():
        try:
            outcomes.put((asyncio.run(coro), None))
        except BaseException as exc:
            outcomes.put((None, exc))

    threading.Thread(target=contextvars.copy_context().run, args=[work]).start()
    value, error = outcomes.get()
    if error is not None:
        raise error
    return value
