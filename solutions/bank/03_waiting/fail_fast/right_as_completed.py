"""as_completed raises the errors in the order of time."""

import asyncio


async def load_all(load, parts):
    tasks = [asyncio.create_task(load(part), name=str(part)) for part in parts]
    first_error = None
    try:
        for task in asyncio.as_completed(tasks):
            await task
    except Exception as error:
        first_error = error
    finally:
        left = [task for task in tasks if not task.done()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
    if first_error is not None:
        raise first_error
    return [task.result() for task in tasks]
