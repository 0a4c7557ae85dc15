"""An upload of more than an hour is stopped.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    uploading = asyncio.create_task(asyncio.wait_for(upload(video), 3600))
    answers = [await ask(question) for question in questions]
    return await uploading, answers
