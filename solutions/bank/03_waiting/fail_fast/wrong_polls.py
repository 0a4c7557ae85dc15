"""Asks every quarter of a second whether a call has failed.

Verdict: WRONG_TIMING
"""

import asyncio


async def load_all(load, parts):
    tasks = [asyncio.create_task(load(part)) for part in parts]
    try:
        while True:
            running = [task for task in tasks if not task.done()]
            for task in tasks:
                if task not in running:
                    task.result()
            if not running:
                return [task.result() for task in tasks]
            await asyncio.sleep(0.25)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
