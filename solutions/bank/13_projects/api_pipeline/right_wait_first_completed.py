"""Keeps `limit` tasks going with asyncio.wait, and cancels them itself."""

import asyncio
from collections import deque


async def build_profiles(get, limit):
    users = await get("/users")
    paths = [f"/users/{user}{what}" for user in users for what in ("", "/posts")]
    left, running, done = deque(paths), {}, {}
    try:
        while left or running:
            while left and len(running) < limit:
                path = left.popleft()
                running[asyncio.create_task(get(path))] = path
            finished, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in finished:
                done[running.pop(task)] = task
    finally:
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)

    failures = [(path, done[path].exception()) for path in paths if done[path].exception() is not None]
    lost = dict(failures)

    def value(path):
        return None if path in lost else done[path].result()

    profiles = []
    for user in users:
        profiles.append(dict(id=user, details=value(f"/users/{user}"), posts=value(f"/users/{user}/posts")))
    return profiles, failures
