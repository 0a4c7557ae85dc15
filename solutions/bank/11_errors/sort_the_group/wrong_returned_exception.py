"""gather(return_exceptions=True) does not tell an error that was raised from one that was returned.

Verdict: WRONG_RESULT
"""

import asyncio


def leaves(error):
    if isinstance(error, ExceptionGroup):
        return [leaf for member in error.exceptions for leaf in leaves(member)]
    return [error]


async def sort_errors(copy, retryable, fatal):
    [outcome] = await asyncio.gather(copy(), return_exceptions=True)
    if not isinstance(outcome, BaseException):
        return outcome
    unknown = []
    for error in leaves(outcome):
        if isinstance(error, (ConnectionError, TimeoutError)):
            retryable.append(error)
        elif isinstance(error, ValueError):
            fatal.append(error)
        else:
            unknown.append(error)
    if isinstance(outcome, ExceptionGroup) and unknown:
        raise ExceptionGroup("unknown", unknown)
    if unknown:
        raise outcome
