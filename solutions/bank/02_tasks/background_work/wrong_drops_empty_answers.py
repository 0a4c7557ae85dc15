"""Leaves out the answers that count as false.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    uploading = asyncio.create_task(upload(video))
    answers = []
    for question in questions:
        if answer := await ask(question):
            answers.append(answer)
    return await uploading, answers
