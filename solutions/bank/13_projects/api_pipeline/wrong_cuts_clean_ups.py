"""When it is cancelled, it cancels the calls that gather has just cancelled once more: their clean-ups are cut short.

Verdict: WRONG_RESULT
"""

import asyncio


async def build_profiles(get, limit):
    users = await get("/users")
    room = asyncio.Semaphore(limit)

    async def attempt(path):
        async with room:
            try:
                return await get(path), None
            except Exception as error:
                return None, (path, error)

    paths = [path for user in users for path in (f"/users/{user}", f"/users/{user}/posts")]
    tasks = [asyncio.create_task(attempt(path)) for path in paths]
    try:
        answers = await asyncio.gather(*tasks)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    values = [value for value, _ in answers]
    profiles = [
        {"id": user, "details": details, "posts": posts}
        for user, details, posts in zip(users, values[::2], values[1::2], strict=True)
    ]
    return profiles, [failure for _, failure in answers if failure]
