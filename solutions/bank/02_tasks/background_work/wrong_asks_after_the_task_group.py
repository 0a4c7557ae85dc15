"""The group waits at the end of its block, and the questions come after the block.

Verdict: SEQUENTIAL
"""

import asyncio


async def publish(upload, ask, video, questions):
    async with asyncio.TaskGroup() as group:
        uploading = group.create_task(upload(video))
    answers = [await ask(question) for question in questions]
    return uploading.result(), answers
