"""Starts the next `limit` calls when all of the last ones have ended.

Verdict: UNDERUSED
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

    paths = [f"/users/{user}{what}" for user in users for what in ("", "/posts")]
    values = []
    while len(values) < len(paths):
        chunk = paths[len(values) : len(values) + limit]
        values += await asyncio.gather(*map(call, chunk))
    profiles = [{"id": u, "details": d, "posts": p} for u, d, p in zip(users, values[::2], values[1::2])]
    paths = [f"/users/{user}{what}" for user in users for what in ("", "/posts")]
    return profiles, [(path, failures[path]) for path in paths if path in failures]
