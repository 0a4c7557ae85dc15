"""Catches nothing, so the first failure ends everything.

Verdict: WRONG_RESULT
"""

import asyncio


async def build_profiles(get, limit):
    users = await get("/users")
    gate = asyncio.Semaphore(limit)
    failures = {}

    async def call(path):
        async with gate:
            return await get(path)

    async def profile(user):
        details, posts = await asyncio.gather(call(f"/users/{user}"), call(f"/users/{user}/posts"))
        return {"id": user, "details": details, "posts": posts}

    profiles = await asyncio.gather(*(profile(user) for user in users))
    paths = [f"/users/{user}{what}" for user in users for what in ("", "/posts")]
    return profiles, [(path, failures[path]) for path in paths if path in failures]
