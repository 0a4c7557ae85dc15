"""The author is a task that takes the questions out of a queue; None means that there are no more."""

import asyncio


async def author(ask, questions, answers):
    while (question := await questions.get()) is not None:
        answers.append(await ask(question[0]))


async def publish(upload, ask, video, questions):
    queue, answers = asyncio.Queue(), []
    async with asyncio.TaskGroup() as group:
        uploading = group.create_task(upload(video))
        group.create_task(author(ask, queue, answers))
        for question in questions:
            await queue.put([question])
        await queue.put(None)
    return (uploading.result(), answers)
