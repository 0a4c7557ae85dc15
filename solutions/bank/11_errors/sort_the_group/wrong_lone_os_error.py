"""Knows which errors of a group are worth a second attempt, and takes every OSError that comes alone.

Verdict: LOST_ERROR
"""


def leaves(error):
    if isinstance(error, ExceptionGroup):
        return [leaf for member in error.exceptions for leaf in leaves(member)]
    return [error]


async def sort_errors(copy, retryable, fatal):
    try:
        return await copy()
    except ExceptionGroup as group:
        known, rest = group.split((ConnectionError, TimeoutError, ValueError))
        for error in leaves(known) if known else []:
            (fatal if isinstance(error, ValueError) else retryable).append(error)
        if rest:
            raise rest from None
    except OSError as error:
        retryable.append(error)
    except ValueError as error:
        fatal.append(error)
