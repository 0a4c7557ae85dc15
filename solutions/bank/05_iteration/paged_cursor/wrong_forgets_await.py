"""Takes the coroutine apart instead of the page.

Verdict: NEVER_AWAITED
"""


async def all_rows(fetch_page):
    cursor = None
    while True:
        rows, cursor = fetch_page(cursor)
        for row in rows:
            yield row
        if cursor is None:
            return
