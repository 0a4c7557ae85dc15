"""A threading.Condition, and a helper coroutine that keeps the outcome."""

import asyncio
import contextvars
import threading
import time


class Outcome:
    def __init__(self):
        self.condition = threading.Condition()
        self.value = None

    async def keep(self, coro):
        try:
            value = (True, await coro)
        except BaseException as error:
            value = (False, error)
        return value

    def work(self, coro):
        value = asyncio.run(self.keep(coro))
        with self.condition:
            self.value = value
            self.condition.notify()


def run_sync(coro):
    began = time.monotonic()
    outcome = Outcome()
    context = contextvars.copy_context()
    threading.Thread(target=lambda: context.run(outcome.work, coro)).start()
    with outcome.condition:
        outcome.condition.wait_for(lambda: outcome.value is not None)
    ok, thing = outcome.value
    print(f"{coro!r} took {time.monotonic() - began:.3f} s")
    if ok:
        return thing
    raise thing
