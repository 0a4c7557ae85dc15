"""Reference: batcher."""

import asyncio


class Batcher:
    def __init__(self, load, size, wait):
        self._load, self._size, self._wait = load, size, wait
        self._batch = []  # pairs of a key and the future of its caller
        self._timer = None
        # The loop keeps only weak references to tasks.
        self._tasks = set()

    async def get(self, key):
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        self._batch.append((key, future))
        if len(self._batch) == 1:
            # A timer is no task: nothing has to be cleaned up if everybody gives up.
            self._timer = loop.call_later(self._wait, self._send)
        if len(self._batch) == self._size:
            self._send()
        # If this caller is cancelled, only its own future is.
        return await future

    def _send(self):
        # Without this, the timer of a batch that was full early would cut the next one short.
        self._timer.cancel()
        batch, self._batch = self._batch, []
        # A task of its own: the caller who filled the batch may be cancelled like any other.
        task = asyncio.create_task(self._run(batch))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, batch):
        keys = [key for key, _ in batch]
        try:
            answers = await self._load(keys)
        except Exception as error:
            answers = [error] * len(keys)
        for (_, future), answer in zip(batch, answers, strict=True):
            if future.done():
                continue  # the caller gave up: a cancelled future takes no result
            if isinstance(answer, Exception):
                future.set_exception(answer)
            else:
                future.set_result(answer)
