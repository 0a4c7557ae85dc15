"""Raises an unknown error before it has looked at the others.

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
        for leaf in leaves(error):
            if isinstance(leaf, (ConnectionError, TimeoutError)):
                retryable.append(leaf)
            elif isinstance(leaf, ValueError):
                fatal.append(leaf)
            else:
                raise leaf
