"""`limit` workers take the paths from one iterator."""

import asyncio


async def build_profiles(get, limit):
    users = await get("/users")
    answers, errors = {}, {}

    def todo():
        for user in users:
            yield f"/users/{user}"
            yield f"/users/{user}/posts"

    paths = todo()

    async def worker():
        for path in paths:
            try:
                answers[path] = await get(path)
            except Exception as error:
                errors[path] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(min(limit, 2 * len(users))):
            group.create_task(worker())
    profiles = [
        {"id": user, "details": answers.get(f"/users/{user}"), "posts": answers.get(f"/users/{user}/posts")}
        for user in users
    ]
    return profiles, [(path, errors[path]) for path in todo() if path in errors]
