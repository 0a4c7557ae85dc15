"""Cuts the names out of the text of the tasks.

Verdict: WRONG_RESULT
"""

import asyncio
import re


async def restart_all(restart, servers, after, show):
    tasks = [asyncio.create_task(restart(server), name=server) for server in servers]
    await asyncio.sleep(after)
    texts = [repr(task) for task in tasks]
    show([re.search("name='([^']*)'", text).group(1) for text in texts if "pending" in text])
    return [await task for task in tasks]
