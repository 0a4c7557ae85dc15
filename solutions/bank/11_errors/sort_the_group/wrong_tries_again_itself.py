"""Copies a second time when there is something to retry.

Verdict: WRONG_RESULT
"""


def leaves(error):
    if isinstance(error, ExceptionGroup):
        return [leaf for member in error.exceptions for leaf in leaves(member)]
    return [error]


async def sort_errors(copy, retryable, fatal):
    try:
        return await copy()
    except* (ConnectionError, TimeoutError):
        pass
    except* ValueError as group:
        fatal.extend(leaves(group))
    try:
        return await copy()
    except* (ConnectionError, TimeoutError) as group:
        retryable.extend(leaves(group))
    except* ValueError:
        pass
