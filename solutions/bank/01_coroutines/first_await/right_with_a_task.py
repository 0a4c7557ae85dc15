"""Runs the coroutine as a task and awaits that."""

import asyncio


async def greeting(fetch_name):
    task = asyncio.create_task(fetch_name())
    return "Hello, " + await task + "!"
