"""Takes every OSError for one of the network's.

Verdict: WRONG_RESULT
"""


def leaves(error):
    if isinstance(error, ExceptionGroup):
        return [leaf for member in error.exceptions for leaf in leaves(member)]
    return [error]


async def sort_errors(copy, retryable, fatal):
    try:
        return await copy()
    except* OSError as group:
        retryable += leaves(group)
    except* ValueError as group:
        fatal += leaves(group)
