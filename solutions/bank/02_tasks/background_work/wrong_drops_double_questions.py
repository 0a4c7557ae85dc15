"""A dict has room for each question once only.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    task = asyncio.create_task(upload(video))
    answers = {}
    for question in questions:
        answers[question] = await ask(question)
    return await task, list(answers.values())
