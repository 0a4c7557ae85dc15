"""gather(return_exceptions=True) over details and over posts, both in one gather; sorted out afterwards."""

import asyncio


async def build_profiles(get, limit):
    gate = asyncio.BoundedSemaphore(limit)

    async def call(path):
        async with gate:
            return await get(path)

    users = await get("/users")
    details, posts = await asyncio.gather(
        asyncio.gather(*(call(f"/users/{user}") for user in users), return_exceptions=True),
        asyncio.gather(*(call(f"/users/{user}/posts") for user in users), return_exceptions=True),
        return_exceptions=True,  # so that a cancellation waits for both
    )
    profiles, failures = [], []
    for user, one, other in zip(users, details, posts):
        entry = {"id": user}
        for key, path, value in (("details", f"/users/{user}", one), ("posts", f"/users/{user}/posts", other)):
            if isinstance(value, Exception):
                failures.append((path, value))
                value = None
            entry[key] = value
        profiles.append(entry)
    return profiles, failures
