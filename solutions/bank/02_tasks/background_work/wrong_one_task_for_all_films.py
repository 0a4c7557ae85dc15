"""Keeps the task in a global variable, where the next film overwrites it.

Verdict: WRONG_RESULT
"""

import asyncio

uploading = None


async def publish(upload, ask, video, questions):
    global uploading
    uploading = asyncio.create_task(upload(video))
    answers = [await ask(question) for question in questions]
    return await uploading, answers
