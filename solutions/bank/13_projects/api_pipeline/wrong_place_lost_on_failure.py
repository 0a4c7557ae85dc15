"""Gives a place back only when the call succeeds: after as many failures as there are places, nothing starts any more.

Verdict: DEADLOCK
"""

import asyncio


async def build_profiles(get, limit):
    users = await get("/users")
    room = asyncio.Semaphore(limit)

    async def attempt(path):
        try:
            await room.acquire()
            answer = await get(path)
            room.release()
            return answer, None
        except Exception as error:
            return None, (path, error)

    paths = [path for user in users for path in (f"/users/{user}", f"/users/{user}/posts")]
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(attempt(path)) for path in paths]

    answers = [task.result() for task in tasks]
    values = [value for value, _ in answers]
    profiles = [
        {"id": user, "details": details, "posts": posts}
        for user, details, posts in zip(users, values[::2], values[1::2], strict=True)
    ]
    return profiles, [failure for _, failure in answers if failure]
