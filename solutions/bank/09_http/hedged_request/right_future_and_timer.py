"""A future, a timer of the loop's for the delay, and done callbacks."""

import asyncio


class _Hedge:
    def __init__(self, session, urls):
        self.loop = asyncio.get_running_loop()
        self.answer = self.loop.create_future()
        self.session = session
        self.urls = list(urls)
        self.tasks = []

    async def ask(self, url):
        response = await self.session.get(url)
        try:
            response.raise_for_status()
            return (await response.read()).decode()
        finally:
            response.release()

    def start(self):
        if self.urls and not self.answer.done():
            task = self.loop.create_task(self.ask(self.urls.pop(0)))
            task.add_done_callback(self.ended)
            self.tasks.append(task)

    def ended(self, task):
        if task.cancelled() or self.answer.done():
            return
        if task.exception() is None:
            self.answer.set_result(task.result())
        elif self.urls:
            self.start()
        elif all(task.done() for task in self.tasks):
            self.answer.set_exception(ExceptionGroup("all failed", [task.exception() for task in self.tasks]))


async def hedged_get(session, url, backup, delay):
    hedge = _Hedge(session, [url, backup])
    hedge.start()
    timer = hedge.loop.call_later(delay, hedge.start)
    try:
        return await hedge.answer
    finally:
        timer.cancel()
        for task in hedge.tasks:
            task.cancel()
        await asyncio.gather(*hedge.tasks, return_exceptions=True)
