"""An eager task (3.12 on) is on its way before create_task returns."""

import asyncio
import sys


async def publish(upload, ask, video, questions):
    eager = {"eager_start": True} if sys.version_info >= (3, 12) else {}
    uploading = asyncio.Task(upload(video), loop=asyncio.get_running_loop(), name="upload", **eager)
    answers = []
    for question in questions:
        answers += [await ask(question)]
    while not uploading.done():
        await asyncio.wait({uploading}, timeout=60)
    return uploading.result(), answers
