"""Starts the upload in a task, and at the end awaits a second upload.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    asyncio.create_task(upload(video))
    answers = [await ask(question) for question in questions]
    return await upload(video), answers
