"""Attempt number n is due n times the delay after the beginning, unless one fails before.

Verdict: WRONG_TIMING
"""

import asyncio


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("no addresses")
    loop = asyncio.get_running_loop()
    began = loop.time()
    tasks, running = [], set()
    try:
        for number, address in enumerate(addresses, 1):
            tasks.append(asyncio.create_task(connect(address)))
            running.add(tasks[-1])
            left = began + number * delay - loop.time() if number < len(addresses) else None
            while running:
                done, running = await asyncio.wait(running, timeout=left, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    if not task.exception():
                        return task.result()
                if number < len(addresses):
                    break
        raise ExceptionGroup("all failed", [task.exception() for task in tasks])
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
