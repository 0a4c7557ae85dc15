"""Eager tasks where Python has them (3.12 on): they start inside of create_task."""

import asyncio


async def download_all(download, names):
    loop = asyncio.get_running_loop()
    factory = getattr(asyncio, "eager_task_factory", None)
    before = loop.get_task_factory()
    loop.set_task_factory(factory)
    try:
        tasks = [loop.create_task(download(name)) for name in names]
    finally:
        loop.set_task_factory(before)
    if tasks:
        await asyncio.wait(tasks)
    return [task.result() for task in tasks]
