"""Reference: paged_cursor."""


async def all_rows(fetch_page):
    cursor = None
    while True:
        rows, cursor = await fetch_page(cursor)
        # A generator stands still at its yield until the loop asks for more. So the next
        # page is fetched only when it is needed, and never if the loop stops here.
        for row in rows:
            yield row
        # Asked at the end of the round: the cursor None is how it begins, too. Compared with
        # None, because a cursor may be 0 or "".
        if cursor is None:
            return
