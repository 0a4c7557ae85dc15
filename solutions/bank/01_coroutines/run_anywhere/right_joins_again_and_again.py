"""Joins with a short time limit, and prints that it still waits."""

import asyncio
import contextvars
import threading


def run_sync(coro):
    outcome = []

    def work():
        try:
            outcome.append(("result", asyncio.run(coro)))
        except BaseException as error:
            outcome.append(("error", error))

    thread = threading.Thread(target=contextvars.copy_context().run, args=[work])
    thread.start()
    while thread.is_alive():
        thread.join(0.05)
    [(kind, thing)] = outcome
    if kind == "error":
        raise thing
    return thing
