"""Never hands the cursor in, so it gets the first page again and again.

Verdict: WRONG_RESULT
"""


async def all_rows(fetch_page):
    cursor = ""
    while cursor is not None:
        rows, cursor = await fetch_page(None)
        for row in rows:
            yield row
