"""Done callbacks strike the names off, and a timer of the loop shows the rest."""

import asyncio


async def restart_all(restart, servers, after, show):
    loop = asyncio.get_running_loop()
    running = {}  # index -> name
    shown = loop.create_future()

    def report():
        show(list(running.values()))
        shown.set_result(None)

    loop.call_later(after, report)
    tasks = []
    for index, server in enumerate(servers):
        running[index] = server
        task = loop.create_task(restart(server), name=server)
        task.add_done_callback(lambda _, index=index: running.pop(index))
        tasks.append(task)
    await shown
    return [await task for task in tasks]
