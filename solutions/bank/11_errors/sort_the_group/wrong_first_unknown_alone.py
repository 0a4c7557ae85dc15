"""Sorts everything, and raises only the first unknown error.

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
        unknown = []
        for leaf in leaves(error):
            if isinstance(leaf, (ConnectionError, TimeoutError)):
                retryable.append(leaf)
            elif isinstance(leaf, ValueError):
                fatal.append(leaf)
            else:
                unknown.append(leaf)
        if unknown:
            raise unknown[0]
