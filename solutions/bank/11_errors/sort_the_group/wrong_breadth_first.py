"""Goes through the group level by level instead of from left to right.

Verdict: WRONG_RESULT
"""


async def sort_errors(copy, retryable, fatal):
    try:
        return await copy()
    except Exception as error:
        queue, unknown = [error], []
        for error in queue:
            if isinstance(error, ExceptionGroup):
                queue.extend(error.exceptions)
            elif isinstance(error, (ConnectionError, TimeoutError)):
                retryable.append(error)
            elif isinstance(error, ValueError):
                fatal.append(error)
            else:
                unknown.append(error)
        if unknown == queue:
            raise
        if unknown:
            raise ExceptionGroup("unknown", unknown)
