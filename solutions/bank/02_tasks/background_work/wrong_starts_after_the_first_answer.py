"""Waits for the first answer before it starts the upload.

Verdict: WRONG_TIMING
"""

import asyncio


async def publish(upload, ask, video, questions):
    task = None
    answers = []
    for question in questions:
        answers.append(await ask(question))
        task = task or asyncio.create_task(upload(video))
    task = task or asyncio.create_task(upload(video))
    return await task, answers
