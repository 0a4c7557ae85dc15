"""Takes the CancelledErrors of the neighbours for errors.

Verdict: WRONG_RESULT
"""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        finished[name] = await build(name, await build_all(build, parts, finished))
        return finished[name]

    tasks = [asyncio.create_task(build_part(name, parts)) for name, parts in tree.items()]
    try:
        return await asyncio.gather(*tasks)
    except Exception:
        for task in tasks:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        raise BaseExceptionGroup("cannot build", [e for e in outcomes if isinstance(e, BaseException)])
