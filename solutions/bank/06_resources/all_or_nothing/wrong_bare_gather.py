"""gather alone: it raises the error, and nobody stops the others or disconnects.

Verdict: LEAKED_RESOURCE
"""

import asyncio


async def open_all(connect, disconnect, names):
    return await asyncio.gather(*map(connect, names))
