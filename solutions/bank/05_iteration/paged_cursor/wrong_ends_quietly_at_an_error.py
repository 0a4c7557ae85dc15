"""Takes an error for the end of the catalogue.

Verdict: LOST_ERROR
"""


async def all_rows(fetch_page):
    cursor = None
    while True:
        try:
            rows, cursor = await fetch_page(cursor)
        except Exception:
            return
        for row in rows:
            yield row
        if cursor is None:
            return
