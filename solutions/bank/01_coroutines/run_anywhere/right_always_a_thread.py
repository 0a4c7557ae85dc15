"""Does not ask: a new thread never has a running loop."""

import asyncio
import concurrent.futures
import contextvars
import threading


def run_sync(coro):
    future = concurrent.futures.Future()

    def work():
        try:
            future.set_result(asyncio.run(coro))
        except BaseException as exc:
            future.set_exception(exc)

    threading.Thread(target=contextvars.copy_context().run, args=(work,), daemon=True).start()
    return future.result()
