"""Calls itself for each question.

Verdict: WRONG_RESULT
"""

import asyncio


async def publish(upload, ask, video, questions):
    uploading = asyncio.create_task(upload(video))

    async def interview(left):
        if not left:
            return []
        return [await ask(left[0]), *await interview(left[1:])]

    answers = await interview(questions)
    return await uploading, answers
