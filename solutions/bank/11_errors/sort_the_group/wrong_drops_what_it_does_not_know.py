"""Prints what is left, and hides it.

Verdict: LOST_ERROR
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
                print("unknown:", leaf)
