"""Takes the rows out of the list of the page, one by one."""


async def all_rows(fetch_page):
    rows, cursor = await fetch_page(None)
    while True:
        while rows:
            yield rows.pop(0)
        if cursor is None:
            return
        rows, cursor = await fetch_page(cursor)
