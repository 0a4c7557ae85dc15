"""The end of the with block waits for the threads, and the loop waits with it.

Verdict: BLOCKED_LOOP
"""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context


async def load_all(load, numbers, limit):
    with ThreadPoolExecutor(limit) as pool:
        futures = [pool.submit(copy_context().run, load, number) for number in numbers]
    return [future.result() for future in futures]
