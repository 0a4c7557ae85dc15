"""Takes all the items before it gives out the first.

Verdict: UNBOUNDED
"""


async def prefetch(source, ahead):
    items = [item async for item in source]
    for item in items:
        yield item
