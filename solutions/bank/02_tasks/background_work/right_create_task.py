"""Makes a task, asks, and then awaits the task, which may have ended long ago."""

import asyncio


async def publish(upload, ask, video, questions):
    task = asyncio.create_task(upload(video))
    answers = []
    for question in questions:
        answers.append(await ask(question))
    return await task, answers
