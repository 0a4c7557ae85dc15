"""Sorts, and then raises the whole group again.

Verdict: WRONG_RESULT
"""


def leaves(error):
    if isinstance(error, ExceptionGroup):
        return [leaf for member in error.exceptions for leaf in leaves(member)]
    return [error]


async def sort_errors(copy, retryable, fatal):
    try:
        return await copy()
    except Exception as error:
        retryable += [leaf for leaf in leaves(error) if isinstance(leaf, (ConnectionError, TimeoutError))]
        fatal += [leaf for leaf in leaves(error) if isinstance(leaf, ValueError)]
        raise
