"""subgroup() calls a function for every error: it collects, and keeps what it does not know."""


async def sort_errors(copy, retryable, fatal):
    def keep(error):
        match error:
            case BaseExceptionGroup():
                return False  # look into it
            case ConnectionError() | TimeoutError():
                retryable.append(error)
            case ValueError():
                fatal.append(error)
            case _:
                return True
        return False

    try:
        return await copy()
    except ExceptionGroup as group:
        rest = group.subgroup(keep)
    except Exception as error:
        if keep(error):
            raise
        return
    if rest:
        raise rest
