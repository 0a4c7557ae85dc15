"""Sorts, and raises the whole group again if there is anything in it that it does not know.

Verdict: WRONG_RESULT
"""


async def sort_errors(copy, retryable, fatal):
    try:
        return await copy()
    except* Exception as group:
        queue, unknown = [group], []
        while queue:
            error = queue.pop(0)
            if isinstance(error, ExceptionGroup):
                queue[:0] = error.exceptions
            elif isinstance(error, (ConnectionError, TimeoutError)):
                retryable.append(error)
            elif isinstance(error, ValueError):
                fatal.append(error)
            else:
                unknown.append(error)
        if unknown:
            raise
