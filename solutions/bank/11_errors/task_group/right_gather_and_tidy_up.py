"""gather, and by hand what a TaskGroup does: cancel, wait, and collect all errors."""

import asyncio


async def _part(build, name, parts, finished):
    results = await build_all(build, parts, finished)
    finished[name] = await build(name, results)
    return finished[name]


async def build_all(build, tree, finished):
    tasks = [asyncio.create_task(_part(build, *item, finished), name=item[0]) for item in tree.items()]
    try:
        return list(await asyncio.gather(*tasks))
    except BaseException as first:  # a cancellation too: gather does not wait for all then
        for task in tasks:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        if isinstance(first, asyncio.CancelledError):
            raise
        raise ExceptionGroup("cannot build", [e for e in outcomes if isinstance(e, Exception)]) from None
