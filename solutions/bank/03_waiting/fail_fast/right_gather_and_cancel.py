"""gather for the first error; then cancel by hand, and gather again."""

import asyncio


async def load_all(load, parts):
    tasks = [asyncio.ensure_future(load(part)) for part in parts]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
