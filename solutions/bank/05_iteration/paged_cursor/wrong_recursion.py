"""Calls itself for the next page: a thousand pages are too deep.

Verdict: WRONG_RESULT
"""


async def all_rows(fetch_page, cursor=None):
    rows, cursor = await fetch_page(cursor)
    for row in rows:
        yield row
    if cursor is not None:
        async for row in all_rows(fetch_page, cursor):
            yield row
