"""Looks once a second whether the upload has ended.

Verdict: WRONG_TIMING
"""

import asyncio


async def publish(upload, ask, video, questions):
    task = asyncio.create_task(upload(video))
    answers = [await ask(question) for question in questions]
    while not task.done():
        await asyncio.sleep(1)
    return task.result(), answers
