"""A done callback hands the link over to a future."""

import asyncio


async def publish(upload, ask, video, questions):
    link = asyncio.get_running_loop().create_future()
    task = asyncio.ensure_future(upload(video))
    task.add_done_callback(lambda task: link.set_result(task.result()))
    await asyncio.sleep(0)  # lets the upload take its first step before the first question
    answers = [await ask(question) for question in questions]
    return await link, answers
