"""An await in a generator expression makes an asynchronous generator, which nobody runs.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    uploading = asyncio.create_task(upload(video))
    answers = (await ask(question) for question in questions)
    return await uploading, answers
