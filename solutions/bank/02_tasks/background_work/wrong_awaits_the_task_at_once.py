"""Makes a task, and waits for it on the same line.

Verdict: SEQUENTIAL
"""

import asyncio


async def publish(upload, ask, video, questions):
    link = await asyncio.create_task(upload(video))
    answers = [await ask(question) for question in questions]
    return link, answers
