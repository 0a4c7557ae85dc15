"""Lets everything run to its end, and raises the errors then.

Verdict: WRONG_RESULT
"""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        finished[name] = await build(name, await build_all(build, parts, finished))
        return finished[name]

    outcomes = await asyncio.gather(*(build_part(*item) for item in tree.items()), return_exceptions=True)
    if errors := [outcome for outcome in outcomes if isinstance(outcome, Exception)]:
        raise ExceptionGroup("cannot build", errors)
    return outcomes
