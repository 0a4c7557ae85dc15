"""Reference: ten_thousand_jobs."""

import asyncio


async def process_all(source, work, limit):
    done = failed = 0
    broken = False

    async def worker(reading):
        nonlocal done, failed, broken
        while True:
            # One worker at a time asks the source: most iterators allow no more. The others wait
            # here, in order. An item is taken only by somebody who is free to work on it.
            async with reading:
                if broken:
                    return
                try:
                    item = await anext(source)
                except StopAsyncIteration:
                    return
                except Exception:
                    # A generator is over after its error, but other iterators could be asked again, and the next
                    # worker gets the lock before the group cancels it.
                    broken = True
                    raise
            try:
                await work(item)
            except Exception:  # CancelledError is no Exception: it goes through
                failed += 1
            else:
                done += 1
            del item  # while it waits for the next one, nobody needs this one any more

    # `limit` tasks in all, however many items there are: the memory cannot grow.
    reading = asyncio.Lock()
    source = aiter(source)
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(limit):
                group.create_task(worker(reading))
    except ExceptionGroup as errors:
        # Only the source can have failed, and only once: the group cancelled the other workers.
        # (In an `except*` block, whatever is raised would be put into a group again.)
        raise errors.exceptions[0] from None
    return done, failed
