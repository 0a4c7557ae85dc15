"""All details at the same time, and after that all posts.

Verdict: SEQUENTIAL
"""

import asyncio


async def build_profiles(get, limit):
    users = await get("/users")
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

    details = await asyncio.gather(*(call(f"/users/{user}") for user in users))
    posts = await asyncio.gather(*(call(f"/users/{user}/posts") for user in users))
    profiles = [{"id": u, "details": d, "posts": p} for u, d, p in zip(users, details, posts)]
    paths = [f"/users/{user}{what}" for user in users for what in ("", "/posts")]
    return profiles, [(path, failures[path]) for path in paths if path in failures]
