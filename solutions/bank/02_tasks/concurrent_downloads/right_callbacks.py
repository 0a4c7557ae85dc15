"""Done callbacks put the results into their places."""

import asyncio


async def download_all(download, names):
    names = list(names)
    results = [None] * len(names)
    left = len(names)
    everything = asyncio.get_running_loop().create_future()

    def done(index, task):
        nonlocal left
        results[index] = task.result()
        left -= 1
        if not left:
            everything.set_result(results)

    tasks = []
    for index, name in enumerate(names):
        task = asyncio.ensure_future(download(name))
        task.add_done_callback(lambda task, index=index: done(index, task))
        tasks.append(task)
    return await everything if tasks else []
