"""Uploads no film a second time: the old upload counts for all calls.

Verdict: WRONG_RESULT
"""

import asyncio

_uploads = {}


async def publish(upload, ask, video, questions):
    if video not in _uploads:
        _uploads[video] = asyncio.create_task(upload(video))
    answers = [await ask(question) for question in questions]
    return await _uploads[video], answers
