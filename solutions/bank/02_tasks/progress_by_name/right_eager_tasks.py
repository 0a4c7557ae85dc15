"""Eager tasks of 3.12, made by hand: the name is there before the first step."""

import asyncio
import sys
import time


async def restart_all(restart, servers, after, show):
    loop = asyncio.get_running_loop()
    alarm = loop.time() + after
    eager = {"eager_start": True} if sys.version_info >= (3, 12) else {}
    tasks = [asyncio.Task(restart(server), loop=loop, name=server, **eager) for server in servers]
    print(time.strftime("%H:%M:%S"), *tasks, sep="\n")
    async with asyncio.timeout(None):
        await asyncio.sleep(alarm - loop.time())
    show([*map(asyncio.Task.get_name, (task for task in tasks if not task.done()))])
    return [await task for task in tasks]
