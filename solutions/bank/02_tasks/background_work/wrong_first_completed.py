"""asyncio.wait comes back when one of the two is done.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    async def interview():
        return [await ask(question) for question in questions]

    uploading, talking = asyncio.create_task(upload(video)), asyncio.create_task(interview())
    await asyncio.wait([uploading, talking], return_when=asyncio.FIRST_COMPLETED)
    return uploading.result(), talking.result()
