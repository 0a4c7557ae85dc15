"""Allows the upload no time after the last answer: wait_for cancels it.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    task = asyncio.create_task(upload(video))
    answers = [await ask(question) for question in questions]
    return await asyncio.wait_for(task, timeout=0), answers
