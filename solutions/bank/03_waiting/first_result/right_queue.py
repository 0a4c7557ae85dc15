"""All results go into a queue; the first one out counts."""

import asyncio


async def first_result(fetch, mirrors):
    answers = asyncio.Queue()

    async def run(mirror):
        try:
            answers.put_nowait((True, await fetch(mirror)))
        except Exception as error:
            answers.put_nowait((False, error))

    if not mirrors:
        raise ValueError("no mirrors")
    everything = asyncio.gather(*map(run, mirrors), return_exceptions=True)
    try:
        good, value = await answers.get()
    finally:
        everything.cancel()
        await asyncio.gather(everything, return_exceptions=True)
    if good:
        return value
    raise value
