"""One generator for the pages and one for their rows; each fetch is a task of its own."""

import asyncio
from contextlib import aclosing


async def _pages(fetch_page):
    cursor, first = None, True
    while first or cursor is not None:
        first = False
        page = await asyncio.create_task(fetch_page(cursor))
        print("page", page)
        rows, cursor = page
        yield rows


async def all_rows(fetch_page):
    async with aclosing(_pages(fetch_page)) as pages:
        async for rows in pages:
            for row in rows:
                yield row
