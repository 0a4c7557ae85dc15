"""Returns the task instead of its result, and does not wait for its end.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    task = asyncio.create_task(upload(video))
    answers = [await ask(question) for question in questions]
    return task, answers
