"""A timer sets the future that everybody waits for; so does the last call that ends."""

import asyncio


async def ask_all(ask, airlines, limit):
    loop = asyncio.get_running_loop()
    over = loop.create_future()
    left = set()
    prices = {}

    def ended(task):
        left.discard(task)
        if not task.cancelled() and not task.exception() and not over.done():
            prices[task] = task.result()
        if not left and not over.done():
            over.set_result(None)

    tasks = []
    for airline in airlines:
        task = loop.create_task(ask(airline), name=airline)
        tasks.append(task)
        left.add(task)
        task.add_done_callback(ended)
    timer = loop.call_later(limit if tasks else 0, lambda: over.done() or over.set_result(None))
    try:
        await over
    finally:
        timer.cancel()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
    names = [(task, task.get_name()) for task in tasks]
    return [(name, prices[task]) for task, name in names if task in prices], [
        name for task, name in names if task not in prices
    ]
