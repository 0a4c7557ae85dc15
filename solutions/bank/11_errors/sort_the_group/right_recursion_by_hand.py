"""Walks through the tree by hand, without except* or split."""


class Sorter:
    def __init__(self, retryable, fatal):
        self.lists = {ConnectionError: retryable, TimeoutError: retryable, ValueError: fatal}
        self.unknown = []

    def sort(self, error):
        if isinstance(error, BaseExceptionGroup):
            for member in error.exceptions:
                self.sort(member)
            return
        for kind, errors in self.lists.items():
            if isinstance(error, kind):
                errors.append(error)
                return
        self.unknown.append(error)


async def sort_errors(copy, retryable, fatal):
    sorter = Sorter(retryable, fatal)
    try:
        result = await copy()
    except ExceptionGroup as group:
        sorter.sort(group)
        if sorter.unknown:
            raise ExceptionGroup("not known", sorter.unknown) from group
    except Exception as error:
        sorter.sort(error)
        if sorter.unknown:
            raise
    else:
        return result
