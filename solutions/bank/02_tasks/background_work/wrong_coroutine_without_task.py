"""Calls upload early, but a coroutine starts only where it is awaited.

Verdict: SEQUENTIAL
"""


async def publish(upload, ask, video, questions):
    uploading = upload(video)
    answers = [await ask(question) for question in questions]
    return await uploading, answers
