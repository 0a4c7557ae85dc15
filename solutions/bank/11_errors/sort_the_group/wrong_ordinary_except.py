"""A plain except does not look into a group.

Verdict: WRONG_RESULT
"""


async def sort_errors(copy, retryable, fatal):
    try:
        return await copy()
    except (ConnectionError, TimeoutError) as error:
        retryable.append(error)
    except ValueError as error:
        fatal.append(error)
