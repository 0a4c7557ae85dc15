"""Takes the members of what except* hands over for errors, and some are groups.

Verdict: WRONG_RESULT
"""


async def sort_errors(copy, retryable, fatal):
    try:
        return await copy()
    except* (ConnectionError, TimeoutError) as group:
        retryable.extend(group.exceptions)
    except* ValueError as group:
        fatal.extend(group.exceptions)
