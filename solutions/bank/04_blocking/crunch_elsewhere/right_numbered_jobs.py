"""Each job brings its number along, and the results are put in order by it."""

import asyncio


def numbered(number, work, item):
    return number, work(item)


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    jobs = [loop.run_in_executor(pool, numbered, number, work, item) for number, item in enumerate(items)]
    results = {}
    try:
        for finished in asyncio.as_completed(jobs):
            number, result = await finished
            results[number] = result
    finally:
        for job in jobs:
            job.cancel()
    return [results[number] for number in range(len(jobs))]
