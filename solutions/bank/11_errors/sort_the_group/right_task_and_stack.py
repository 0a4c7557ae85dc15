"""Runs copy in a task, asks it for its exception, and walks with a stack."""

import asyncio


async def sort_errors(copy, retryable, fatal):
    task = asyncio.create_task(copy())
    try:
        await asyncio.wait([task])
    except asyncio.CancelledError:
        task.cancel()
        await asyncio.wait([task])
        raise
    error = task.exception()
    if error is None:
        return task.result()
    stack, unknown = [error], []
    while stack:
        top = stack.pop()
        if isinstance(top, ExceptionGroup):
            stack.extend(reversed(top.exceptions))
        elif isinstance(top, (TimeoutError, ConnectionError)):
            retryable.append(top)
        elif isinstance(top, ValueError):
            fatal.append(top)
        else:
            unknown.append(top)
    if unknown == [error]:
        raise error
    if unknown:
        raise ExceptionGroup("unknown", unknown)
