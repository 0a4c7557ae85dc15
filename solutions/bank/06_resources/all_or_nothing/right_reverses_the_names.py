"""Reverses the list of names itself: nobody said that it must stay as it is."""

import asyncio


async def open_all(connect, disconnect, names):
    tasks = [asyncio.create_task(connect(name)) for name in names]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        names.reverse()
        for name in names:
            task = tasks.pop()
            if not task.cancelled() and task.exception() is None:
                print("disconnecting", name)
                await disconnect(task.result())
        raise
