"""Shows an empty page where the list of users cannot be had.

Verdict: WRONG_RESULT
"""

import asyncio


async def build_profiles(get, limit):
    try:
        users = await get("/users")
    except Exception:
        users = []
    gate = asyncio.Semaphore(limit)
    failures = {}

    async def call(path):
        async with gate:
            try:
                return await get(path)
            except Exception as error:
                failures[path] = error
                return None

    async def profile(user):
        details, posts = await asyncio.gather(call(f"/users/{user}"), call(f"/users/{user}/posts"))
        return {"id": user, "details": details, "posts": posts}

    profiles = await asyncio.gather(*(profile(user) for user in users))
    paths = [f"/users/{user}{what}" for user in users for what in ("", "/posts")]
    return profiles, [(path, failures[path]) for path in paths if path in failures]
