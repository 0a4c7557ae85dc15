"""Reference: as_they_finish."""

import asyncio


async def as_they_finish(ask, airlines):
    tasks = [asyncio.create_task(ask(airline)) for airline in airlines]
    try:
        # as_completed remembers in which order the tasks end, even while we are not looking.
        for finished in asyncio.as_completed(tasks):
            yield await finished
    finally:
        # Runs at the end, on errors, on cancellation, and when the consumer closes us at the
        # yield. That is why a TaskGroup would not do: it would put the GeneratorExit, with
        # which closing begins, into an exception group, and aclose() would fail.
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
