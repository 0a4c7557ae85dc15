"""Keeps the cursor in the module, where all loops share it.

Verdict: WRONG_RESULT
"""

cursor = None


async def all_rows(fetch_page):
    global cursor
    cursor = None
    while True:
        rows, cursor = await fetch_page(cursor)
        for row in rows:
            yield row
        if cursor is None:
            return
