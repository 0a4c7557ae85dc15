"""Asks nothing a second time about a film: the old answers count for all calls.

Verdict: WRONG_RESULT
"""

import asyncio

_known = {}


async def publish(upload, ask, video, questions):
    uploading = asyncio.create_task(upload(video))
    answers = []
    for number, question in enumerate(questions):
        if (video, number) not in _known:
            _known[video, number] = await ask(question)
        answers.append(_known[video, number])
    return await uploading, answers
