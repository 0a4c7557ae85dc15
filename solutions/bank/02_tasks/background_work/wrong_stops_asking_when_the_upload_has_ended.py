"""Asks only as long as the upload runs.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    t = asyncio.create_task(upload(video))
    answers = []
    for q in questions:
        if t.done():
            break
        answers.append(await ask(q))
    return await t, answers
