"""Reference: background_work."""

import asyncio


async def publish(upload, ask, video, questions):
    # The group waits for the upload at the end of its block. It would also cancel it if a
    # question failed: with a bare create_task the upload would then run on, unobserved.
    async with asyncio.TaskGroup() as group:
        uploading = group.create_task(upload(video))
        # The task takes its first step as soon as the line below waits for an answer.
        answers = [await ask(question) for question in questions]
    return uploading.result(), answers
