"""Cancels an upload that has not ended with the last answer.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    task = asyncio.create_task(upload(video))
    answers = [await ask(question) for question in questions]
    if not task.done():
        task.cancel()
    return await task, answers
