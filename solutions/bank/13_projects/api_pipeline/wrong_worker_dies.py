"""The try is around the worker's loop, so a worker ends with its first failure: nobody takes what is left.

Verdict: WRONG_RESULT
"""

import asyncio


async def build_profiles(get, limit):
    users = await get("/users")
    paths = [path for user in users for path in (f"/users/{user}", f"/users/{user}/posts")]
    todo, answers, errors = iter(paths), {}, {}

    async def worker():
        path = None
        try:
            for path in todo:
                answers[path] = await get(path)
        except Exception as error:
            errors[path] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    profiles = [
        {"id": user, "details": answers.get(f"/users/{user}"), "posts": answers.get(f"/users/{user}/posts")}
        for user in users
    ]
    return profiles, [(path, errors[path]) for path in paths if path in errors]
