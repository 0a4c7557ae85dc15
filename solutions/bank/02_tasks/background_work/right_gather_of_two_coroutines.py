"""All questions are one coroutine, which gather runs beside the upload."""

import asyncio


async def publish(upload, ask, video, questions):
    async def interview():
        return [await ask(question) for question in questions]

    link, answers = await asyncio.gather(upload(video), interview())
    return link, answers
