"""Does not expect a TimeoutError from the session.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def hedged_get(session, url, backup, delay):
    outcomes = asyncio.Queue()

    async def ask(number, url):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                outcomes.put_nowait((number, await response.text()))
        except aiohttp.ClientConnectorError as error:
            outcomes.put_nowait((number, error))
        except aiohttp.ClientResponseError as error:
            outcomes.put_nowait((number, error))

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask(0, url))]
        try:
            outcome = await asyncio.wait_for(outcomes.get(), delay)
        except TimeoutError:
            outcome = None
        errors = {}
        while True:
            if outcome:
                number, result = outcome
                if isinstance(result, str):
                    break
                errors[number] = result
            if len(errors) == 2:
                break
            if len(tasks) == 1:
                tasks.append(group.create_task(ask(1, backup)))
            outcome = await outcomes.get()
        for task in tasks:
            task.cancel()
    if isinstance(result, str):
        return result
    raise ExceptionGroup("both replicas failed", [errors[0], errors[1]])
