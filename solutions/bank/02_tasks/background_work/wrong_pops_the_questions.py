"""Empties the caller's list of questions.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    uploading = asyncio.create_task(upload(video))
    answers = []
    while questions:
        answers.append(await ask(questions.pop(0)))
    return await uploading, answers
