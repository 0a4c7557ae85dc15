"""Finds out who was first when all have ended.

Verdict: WRONG_TIMING
"""

import asyncio


async def first_result(fetch, mirrors):
    answers = []

    async def one(mirror):
        answers.append(await fetch(mirror))

    await asyncio.gather(*map(one, mirrors))
    return answers[0]
