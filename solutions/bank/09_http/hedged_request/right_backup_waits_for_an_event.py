"""Two tasks from the beginning: the second one waits for the first one's failure, or for the delay."""

import asyncio

import aiohttp


async def hedged_get(session, url, backup, delay):
    failed = asyncio.Event()
    errors = [None, None]
    won = []

    async def request(number, address):
        try:
            async with session.get(address) as response:
                if not response.ok:
                    response.raise_for_status()
                return await response.text()
        except (aiohttp.ClientError, TimeoutError) as error:
            errors[number] = error
            return None

    async def first():
        text = await request(0, url)
        if text is not None:
            won.append(text)
            second_task.cancel()
        failed.set()

    async def second():
        try:
            await asyncio.wait_for(failed.wait(), delay)
        except TimeoutError:
            pass
        text = await request(1, backup)
        if text is not None:
            won.append(text)
            first_task.cancel()

    try:
        async with asyncio.TaskGroup() as group:
            first_task = group.create_task(first())
            second_task = group.create_task(second())
    finally:
        print("requests are over")
    if won:
        return won[0]
    raise ExceptionGroup("no replica answered", errors)
