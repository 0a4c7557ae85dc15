"""Where one error of a group is left, that comes out alone.

Verdict: WRONG_RESULT
"""


def leaves(error):
    # What except* hands over is always a group, nested like the original one.
    if isinstance(error, BaseExceptionGroup):
        for member in error.exceptions:
            yield from leaves(member)
    else:
        yield error


async def sort_errors(copy, retryable, fatal):
    # Each except* takes its part out of the group, at any depth, and an error that comes alone
    # as well. What no clause takes is raised again at the end. `return` is not allowed
    # inside of except*, but the body of the try may return.
    try:
        return await _inner(copy, retryable, fatal)
    except ExceptionGroup as g:
        if len(list(leaves(g))) == 1:
            raise next(leaves(g))
        raise


async def _inner(copy, retryable, fatal):
    try:
        return await copy()
    except* (ConnectionError, TimeoutError) as group:
        retryable.extend(leaves(group))
    except* ValueError as group:
        fatal.extend(leaves(group))
