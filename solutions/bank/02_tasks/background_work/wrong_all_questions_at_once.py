"""Runs the questions beside each other too.

Verdict: UNBOUNDED
"""

import asyncio


async def publish(upload, ask, video, questions):
    link, *answers = await asyncio.gather(upload(video), *(ask(question) for question in questions))
    return link, answers
