"""Looks at the members of the group, but not into the groups among them.

Verdict: WRONG_RESULT
"""


async def sort_errors(copy, retryable, fatal):
    try:
        return await copy()
    except ExceptionGroup as group:
        unknown = []
        for error in group.exceptions:
            if isinstance(error, (ConnectionError, TimeoutError)):
                retryable.append(error)
            elif isinstance(error, ValueError):
                fatal.append(error)
            else:
                unknown.append(error)
        if unknown:
            raise ExceptionGroup("unknown", unknown)
    except (ConnectionError, TimeoutError) as error:
        retryable.append(error)
    except ValueError as error:
        fatal.append(error)
