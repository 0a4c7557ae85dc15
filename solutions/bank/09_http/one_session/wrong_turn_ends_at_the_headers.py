"""Gives the turn back when the headers are there: the texts of too many answers come at once.

Verdict: UNBOUNDED
"""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit

import aiohttp


async def fetch_pages(urls, per_host, seconds):
    turns = defaultdict(lambda: asyncio.Semaphore(per_host))

    async def fetch(session, url):
        turn = turns[urlsplit(url).netloc]
        await turn.acquire()
        held = True
        try:
            async with session.get(url) as response:
                turn.release()
                held = False
                return await response.text()
        except (aiohttp.ClientError, TimeoutError):
            return None
        finally:
            if held:
                turn.release()

    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0),
        timeout=aiohttp.ClientTimeout(total=seconds),
    ) as session:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(session, url)) for url in urls]
    return [task.result() for task in tasks]
