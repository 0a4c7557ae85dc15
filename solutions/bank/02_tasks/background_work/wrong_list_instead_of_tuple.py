"""Returns a list.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    async with asyncio.TaskGroup() as group:
        uploading = group.create_task(upload(video))
        answers = [await ask(question) for question in questions]
    return [uploading.result(), answers]
