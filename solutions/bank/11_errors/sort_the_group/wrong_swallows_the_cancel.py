"""Catches everything, and a cancellation is nothing that it knows how to raise.

Verdict: SWALLOWED_CANCEL
"""


def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        return [leaf for member in error.exceptions for leaf in leaves(member)]
    return [error]


async def sort_errors(copy, retryable, fatal):
    try:
        return await copy()
    except BaseException as error:
        unknown = []
        for leaf in leaves(error):
            if isinstance(leaf, (ConnectionError, TimeoutError)):
                retryable.append(leaf)
            elif isinstance(leaf, ValueError):
                fatal.append(leaf)
            elif isinstance(leaf, Exception):
                unknown.append(leaf)
        if unknown == [error]:
            raise
        if unknown:
            raise ExceptionGroup("unknown", unknown)
