"""Defines `__iter__` and `__next__`: only an ordinary `for` can use that.

Verdict: BROKEN
"""


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.current, self.stop, self.pause = start, stop, pause

    def __iter__(self):
        return self

    def __next__(self):
        if self.current >= self.stop:
            raise StopIteration
        self.current += 1
        return self.current - 1
