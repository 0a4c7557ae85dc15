"""Takes the result from a task that has not ended.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    task = asyncio.create_task(upload(video))
    answers = [await ask(question) for question in questions]
    return task.result(), answers
