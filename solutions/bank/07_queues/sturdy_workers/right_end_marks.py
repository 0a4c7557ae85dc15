"""Workers that go home at an end mark, and that hand a pair over for each name."""

import asyncio


async def convert_all(convert, names, workers):
    todo = asyncio.Queue()
    for item in [*names, *[None] * workers]:
        todo.put_nowait(item)

    async def worker():
        done = []
        while (name := await todo.get()) is not None:
            (outcome,) = await asyncio.gather(convert(name), return_exceptions=True)
            done.append((name, outcome))
        return done

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker()) for _ in range(workers)]
    pairs = [pair for task in tasks for pair in task.result()]
    return (
        {name: outcome for name, outcome in pairs if not isinstance(outcome, Exception)},
        {name: outcome for name, outcome in pairs if isinstance(outcome, Exception)},
    )
