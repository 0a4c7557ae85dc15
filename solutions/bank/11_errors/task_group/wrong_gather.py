"""gather raises the first error and leaves the others running.

Verdict: LEAKED_TASK
"""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        finished[name] = await build(name, await build_all(build, parts, finished))
        return finished[name]

    return await asyncio.gather(*(build_part(name, parts) for name, parts in tree.items()))
