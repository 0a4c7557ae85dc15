"""Shields the fetch from the cancellation, and leaves it running.

Verdict: LEAKED_TASK
"""

import asyncio


async def all_rows(fetch_page):
    cursor = None
    while True:
        rows, cursor = await asyncio.shield(fetch_page(cursor))
        for row in rows:
            yield row
        if cursor is None:
            return
