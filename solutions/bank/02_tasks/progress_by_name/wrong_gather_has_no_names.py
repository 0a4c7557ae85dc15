"""gather makes its own tasks, without names; the list of the late ones is right.

Verdict: WRONG_RESULT
"""

import asyncio


async def restart_all(restart, servers, after, show):
    running = list(enumerate(servers))

    async def watched(number, server):
        try:
            return await restart(server)
        finally:
            running.remove((number, server))

    async def report():
        await asyncio.sleep(after)
        show([server for _, server in running])

    results, _ = await asyncio.gather(asyncio.gather(*(watched(*pair) for pair in enumerate(servers))), report())
    return results
