"""split() for each kind, and the rest is raised; a lone error is wrapped first."""


def flat(group):
    if group is None:
        return []
    if not isinstance(group, ExceptionGroup):
        return [group]
    return sum(map(flat, group.exceptions), [])


async def sort_errors(copy, retryable, fatal):
    try:
        return await copy()
    except Exception as error:
        group = error if isinstance(error, ExceptionGroup) else ExceptionGroup("one", [error])
        late, rest = group.split((ConnectionError, TimeoutError))
        retryable += flat(late)
        broken, rest = rest.split(ValueError) if rest else (None, None)
        fatal += flat(broken)
        if rest is None:
            return None
        if group is not error:
            raise
        raise rest
