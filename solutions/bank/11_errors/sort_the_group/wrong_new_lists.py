"""Makes new lists, which the caller never sees.

Verdict: WRONG_RESULT
"""


def leaves(error):
    if isinstance(error, ExceptionGroup):
        return [leaf for member in error.exceptions for leaf in leaves(member)]
    return [error]


async def sort_errors(copy, retryable, fatal):
    try:
        return await copy()
    except* (ConnectionError, TimeoutError) as group:
        retryable = retryable + leaves(group)
    except* ValueError as group:
        fatal = fatal + leaves(group)
