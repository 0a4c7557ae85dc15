"""Closes in a task, and does not wait for it.

Verdict: LEAKED_TASK
"""

import asyncio
from contextlib import aclosing


async def listen(open_connection):
    connection = await open_connection()
    try:
        while (message := await connection.receive()) is not None:
            yield message
    finally:
        asyncio.create_task(connection.close())


async def find_first(source, matches):
    async with aclosing(source):
        async for message in source:
            if matches(message):
                return message
