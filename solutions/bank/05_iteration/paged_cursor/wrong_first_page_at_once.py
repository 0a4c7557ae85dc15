"""A plain function that starts the first page as soon as it is called.

Verdict: WRONG_RESULT
"""

import asyncio


def all_rows(fetch_page):
    return rows_of(asyncio.ensure_future(fetch_page(None)), fetch_page)


async def rows_of(page, fetch_page):
    while True:
        rows, cursor = await page
        for row in rows:
            yield row
        if cursor is None:
            return
        page = fetch_page(cursor)
