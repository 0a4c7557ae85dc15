"""Cancelled while it waits for the list, it takes that for an empty one.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def build_profiles(get, limit):
    try:
        users = await get("/users")
    except asyncio.CancelledError:
        users = []
    # Around each single call, never around a whole user: a user who held a place while its two
    # calls wait for places would block itself, and a place would be idle after the first of them.
    room = asyncio.Semaphore(limit)

    async def attempt(path):
        async with room:
            try:
                return await get(path), None
            except Exception as error:  # not CancelledError: that one has to go through
                return None, (path, error)

    # One flat list of calls, so details and posts of all users wait together. As no call fails
    # here any more, the group can only be left early by a cancellation, and then it waits for all.
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
