"""A bare except takes the cancellation for the end.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def all_rows(fetch_page):
    cursor = None
    while True:
        try:
            rows, cursor = await fetch_page(cursor)
        except asyncio.CancelledError:
            break
        for row in rows:
            yield row
        if cursor is None:
            break
