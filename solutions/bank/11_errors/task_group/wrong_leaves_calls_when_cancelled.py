"""Tidies up after an error, but not when it is cancelled.

Verdict: LEAKED_TASK
"""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        finished[name] = await build(name, await build_all(build, parts, finished))
        return finished[name]

    tasks = [asyncio.create_task(build_part(name, parts)) for name, parts in tree.items()]
    if not tasks:
        return []
    done, running = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for task in running:
        task.cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    if errors := [outcome for outcome in outcomes if isinstance(outcome, Exception)]:
        raise ExceptionGroup("cannot build", errors)
    return outcomes
