"""The initializer of the pool sets every context variable again."""

import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor, wait


def _take_over(variables):
    for variable, value in variables:
        variable.set(value)


def run_sync(coro):
    variables = list(contextvars.copy_context().items())
    pool = ThreadPoolExecutor(1, "run_sync", _take_over, (variables,))
    try:
        future = pool.submit(asyncio.run, coro)
        wait([future])
        return future.result()
    finally:
        pool.shutdown()
