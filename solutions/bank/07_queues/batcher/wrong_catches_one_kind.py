"""Expects errors of the network only: after any other error of `load`, its callers wait for ever.

Verdict: DEADLOCK
"""

import asyncio


class Batcher:
    def __init__(self, load, size, wait):
        self._load, self._size, self._wait = load, size, wait
        self._batch = []
        self._timer = None
        self._tasks = set()

    async def get(self, key):
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        self._batch.append((key, future))
        if len(self._batch) == 1:
            self._timer = loop.call_later(self._wait, self._send)
        if len(self._batch) == self._size:
            self._send()
        return await future

    def _send(self):
        self._timer.cancel()
        batch, self._batch = self._batch, []
        task = asyncio.create_task(self._run(batch))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, batch):
        keys = [key for key, _ in batch]
        try:
            answers = await self._load(keys)
        except OSError as error:
            answers = [error] * len(keys)
        for (_, future), answer in zip(batch, answers, strict=True):
            if future.done():
                continue
            if isinstance(answer, Exception):
                future.set_exception(answer)
            else:
                future.set_result(answer)
