"""as_completed: takes what comes first for the link.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    async def interview():
        return [await ask(question) for question in questions]

    first, second = [await job for job in asyncio.as_completed([upload(video), interview()])]
    return first, second
