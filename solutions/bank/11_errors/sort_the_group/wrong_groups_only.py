"""Does not expect an error without a group.

Verdict: WRONG_RESULT
"""


def leaves(error):
    if isinstance(error, ExceptionGroup):
        return [leaf for member in error.exceptions for leaf in leaves(member)]
    return [error]


async def sort_errors(copy, retryable, fatal):
    try:
        return await copy()
    except ExceptionGroup as group:
        late, rest = group.split((ConnectionError, TimeoutError))
        retryable += leaves(late) if late else []
        if rest:
            broken, rest = rest.split(ValueError)
            fatal += leaves(broken) if broken else []
        if rest:
            raise rest
