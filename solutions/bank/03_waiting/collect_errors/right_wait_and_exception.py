"""asyncio.wait raises nothing; each task is asked for its exception afterwards."""

import asyncio


async def collect_errors(send, addresses):
    jobs = [(address, asyncio.create_task(send(address))) for address in addresses]
    tasks = [task for _, task in jobs]
    if tasks:
        try:
            await asyncio.wait(tasks)
        except asyncio.CancelledError:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            raise
    sent = [(address, task.result()) for address, task in jobs if task.exception() is None]
    failed = [(address, task.exception()) for address, task in jobs if task.exception() is not None]
    return sent, failed
