"""Disconnects what had come before the error, and forgets what came together with it.

Verdict: LEAKED_RESOURCE
"""

import asyncio


async def open_all(connect, disconnect, names):
    lines = {}
    failed = False

    async def open_one(number, name):
        nonlocal failed
        try:
            line = await connect(name)
        except Exception:
            failed = True
            raise
        if not failed:
            lines[number] = line

    try:
        async with asyncio.TaskGroup() as group:
            for number, name in enumerate(names):
                group.create_task(open_one(number, name))
    except BaseException as error:
        for number in sorted(lines, reverse=True):
            await disconnect(lines[number])
        if isinstance(error, BaseExceptionGroup):
            raise error.exceptions[0] from None
        raise
    return [lines[number] for number in sorted(lines)]
