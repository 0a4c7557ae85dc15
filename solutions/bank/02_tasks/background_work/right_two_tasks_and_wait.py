"""Both sides are tasks, and asyncio.wait waits for the two."""

import asyncio


class Interview:
    def __init__(self, ask):
        self.ask = ask
        self.answers = []

    async def hold(self, questions):
        for question in questions:
            self.answers.append(await self.ask(question))


async def publish(upload, ask, video, questions):
    interview = Interview(ask)
    uploading = asyncio.create_task(upload(video), name="upload")
    talking = asyncio.create_task(interview.hold(questions), name="interview")
    await asyncio.wait({uploading, talking})
    return uploading.result(), interview.answers
