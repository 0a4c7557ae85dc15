"""A TaskGroup whose tasks never fail."""

import asyncio

import aiohttp


async def fetch_all(urls):
    async def fetch(url):
        try:
            response = await session.get(url)
            try:
                body = await response.read()
            finally:
                response.release()
        except Exception as error:
            return (url, error)
        return (url, response.status, len(body))

    async with aiohttp.ClientSession() as session:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(url)) for url in urls]
    return [task.result() for task in tasks]
