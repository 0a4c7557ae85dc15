"""Attempts put their outcomes into a queue; wait_for reads it with what is left of the delay."""

import asyncio
import time


async def first_success(connect, addresses, delay):
    outcomes = asyncio.Queue()

    async def attempt(index, address):
        try:
            await outcomes.put((index, await connect(address), None))
        except Exception as error:
            await outcomes.put((index, None, error))

    if not addresses:
        raise ValueError(addresses)
    tasks, errors = [], [None] * len(addresses)
    due = time.monotonic()
    failures = 0
    try:
        while failures < len(addresses):
            if len(tasks) < len(addresses) and time.monotonic() >= due:
                tasks.append(asyncio.create_task(attempt(len(tasks), addresses[len(tasks)])))
                due = time.monotonic() + delay
            left = due - time.monotonic() if len(tasks) < len(addresses) else None
            try:
                index, result, error = await asyncio.wait_for(outcomes.get(), left)
            except asyncio.TimeoutError:
                continue
            if error is None:
                return result
            errors[index] = error
            failures += 1
            due = time.monotonic()
        raise ExceptionGroup("failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
