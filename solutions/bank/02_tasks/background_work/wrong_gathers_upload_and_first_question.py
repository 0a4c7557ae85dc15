"""Only the first question is asked beside the upload.

Verdict: WRONG_TIMING
"""

import asyncio


async def publish(upload, ask, video, questions):
    if not questions:
        return await upload(video), []
    link, first = await asyncio.gather(upload(video), ask(questions[0]))
    return link, [first] + [await ask(question) for question in questions[1:]]
