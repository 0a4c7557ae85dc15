"""Each request puts its text or its error into a queue; a TaskGroup keeps the tasks."""

import asyncio
from contextlib import suppress

import aiohttp


async def _ask(session, name, url, outcomes):
    try:
        async with session.get(url, raise_for_status=True) as response:
            outcomes.put_nowait((name, await response.text(), None))
    except (aiohttp.ClientError, TimeoutError) as error:
        outcomes.put_nowait((name, None, error))


async def hedged_get(session, url, backup, delay):
    outcomes = asyncio.Queue()
    errors = {}
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_ask(session, "first", url, outcomes))]
        outcome = None
        with suppress(TimeoutError):
            outcome = await asyncio.wait_for(outcomes.get(), delay)
        if outcome is None or outcome[2] is not None:
            tasks.append(group.create_task(_ask(session, "backup", backup, outcomes)))
        while len(errors) < 2:
            name, text, error = outcome or await outcomes.get()
            outcome = None
            if error is None:
                for task in tasks:
                    task.cancel()
                break
            errors[name] = error
    if len(errors) == 2:
        raise ExceptionGroup("no good answer", [errors["first"], errors["backup"]])
    return text
