"""Yields a row only once, although two rows may be equal.

Verdict: WRONG_RESULT
"""


async def all_rows(fetch_page):
    cursor, seen = None, []
    while True:
        rows, cursor = await fetch_page(cursor)
        for row in rows:
            if row not in seen:
                seen.append(row)
                yield row
        if cursor is None:
            return
