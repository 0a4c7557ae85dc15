"""Uploads, and asks after that.

Verdict: SEQUENTIAL
"""


async def publish(upload, ask, video, questions):
    link = await upload(video)
    answers = [await ask(question) for question in questions]
    return link, answers
