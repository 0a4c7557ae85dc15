"""All questions are tasks, and a fair lock lets one at a time reach the author."""

import asyncio


async def publish(upload, ask, video, questions):
    author = asyncio.Lock()

    async def ask_alone(question):
        async with author:
            return await ask(question)

    link, *answers = await asyncio.gather(upload(video), *map(ask_alone, questions))
    return link, answers
