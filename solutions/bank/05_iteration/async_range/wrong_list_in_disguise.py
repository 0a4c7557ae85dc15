"""Looks like an asynchronous iterator, and never waits.

Verdict: WRONG_TIMING
"""


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.numbers = range(start, stop)

    async def __aiter__(self):
        for number in self.numbers:
            yield number
