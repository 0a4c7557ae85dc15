"""The first page, and then one more for as long as there is a cursor."""


async def all_rows(fetch_page):
    page = await fetch_page(None)
    while page is not None:
        rows, cursor = page
        for index in range(len(rows)):
            yield rows[index]
        page = None if cursor is None else await fetch_page(cursor)
