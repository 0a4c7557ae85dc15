"""Calls upload like an ordinary function.

Verdict: NEVER_AWAITED
"""


async def publish(upload, ask, video, questions):
    link = upload(video)
    answers = [await ask(question) for question in questions]
    return link, answers
