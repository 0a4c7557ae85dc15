"""An object that starts the upload when it is made, and gives the link to who awaits it."""

import asyncio


class Upload:
    def __init__(self, coroutine):
        self.link = None
        self.over = asyncio.Event()
        self.task = asyncio.create_task(self.run(coroutine))

    async def run(self, coroutine):
        self.link = await coroutine
        self.over.set()

    def __await__(self):
        yield from self.over.wait().__await__()
        return self.link


async def publish(upload, ask, video, questions):
    uploading = Upload(upload(video))
    answers = list()
    it = iter(questions)
    while (question := next(it, Upload)) is not Upload:
        answers.append(await ask(question))
    return await uploading, answers
