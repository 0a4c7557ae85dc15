"""Keeps result and error in one variable: a result that is an exception object is raised.

Verdict: WRONG_RESULT
"""

import asyncio
import contextvars
import threading


def run_sync(coro):
    result = None

    def work():
        nonlocal result
        try:
            result = asyncio.run(coro)
        except BaseException as e:
            result = e

    t = threading.Thread(target=contextvars.copy_context().run, args=(work,))
    t.start()
    t.join()
    if isinstance(result, BaseException):
        raise result
    return result
