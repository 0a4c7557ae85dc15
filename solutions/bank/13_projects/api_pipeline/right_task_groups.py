"""A class; a TaskGroup for all users and one more inside for each user."""

import asyncio


class Pipeline:
    def __init__(self, get, limit):
        self.get = get
        self.gate = asyncio.Semaphore(limit)
        self.failed = {}

    async def ask(self, path):
        try:
            async with self.gate:
                return await self.get(path)
        except Exception as error:
            self.failed[path] = error
            return None

    async def profile(self, user):
        async with asyncio.TaskGroup() as group:
            details = group.create_task(self.ask(f"/users/{user}"))
            posts = group.create_task(self.ask(f"/users/{user}/posts"))
        return {"id": user, "details": details.result(), "posts": posts.result()}

    async def run(self):
        users = await self.get("/users")
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self.profile(user)) for user in users]
        order = [f"/users/{user}{what}" for user in users for what in ("", "/posts")]
        return [task.result() for task in tasks], [(path, self.failed[path]) for path in order if path in self.failed]


async def build_profiles(get, limit):
    return await Pipeline(get, limit).run()
