"""Puts everything else into the list of the fatal ones.

Verdict: LOST_ERROR
"""


def leaves(error):
    if isinstance(error, ExceptionGroup):
        return [leaf for member in error.exceptions for leaf in leaves(member)]
    return [error]


async def sort_errors(copy, retryable, fatal):
    try:
        return await copy()
    except* (ConnectionError, TimeoutError) as group:
        retryable += leaves(group)
    except* Exception as group:
        fatal += leaves(group)
