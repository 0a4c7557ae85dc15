"""An asynchronous generator of answers, and a shielded upload."""

import asyncio
import logging
from datetime import datetime, timezone

logging.basicConfig(level="DEBUG")


async def interview(ask, questions):
    for number, question in enumerate(questions, 1):
        logging.debug("%s question %d", datetime.now(timezone.utc), number)
        yield await ask(question)


async def publish(upload, ask, video, questions):
    uploading = asyncio.shield(upload(video))
    answers = [answer async for answer in interview(ask, questions)]
    return await asyncio.wait_for(uploading, None), answers
