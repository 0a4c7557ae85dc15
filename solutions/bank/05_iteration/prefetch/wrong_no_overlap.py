"""Passes the items on, and takes none in advance.

Verdict: SEQUENTIAL
"""


async def prefetch(source, ahead):
    async for item in source:
        yield item
