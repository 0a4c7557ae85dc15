"""An inner class walks over a plain iterator; the pause is a future and a timer."""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self._numbers, self._pause = range(start, stop), pause

    class _Steps:
        def __init__(self, numbers, pause):
            self._numbers, self._pause = iter(numbers), pause

        def __aiter__(self):
            return self

        def __anext__(self):
            return self._step()

        async def _step(self):
            try:
                number = next(self._numbers)
            except StopIteration:
                raise StopAsyncIteration from None
            loop = asyncio.get_running_loop()
            pause_over = loop.create_future()
            timer = loop.call_later(self._pause, pause_over.set_result, None)
            try:
                await pause_over
            finally:
                timer.cancel()
            return number

    def __aiter__(self):
        return self._Steps(self._numbers, self._pause)
