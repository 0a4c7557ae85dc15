"""Kata: paged_cursor

A library gives out its catalogue in pages. Each page comes with a cursor: a bookmark that
you hand in to get the page after it. Whoever reads the catalogue wants to see rows, one
by one, and no pages. And most readers stop early, so no page must be fetched for nothing.

There is one coroutine function:

    rows, cursor = await fetch_page(cursor)

`fetch_page(None)` gives the first page. `rows` is the list of the rows on this page, and
the new `cursor` leads to the next page. On the last page, the new cursor is None.

Write `all_rows(fetch_page)`, an asynchronous generator (a function written with
`async def` that contains `yield`) that
  - yields every row of every page, in order, one by one,
  - fetches a page only when it is needed: when the loop asks for a row, and all rows of
    the pages before have been given. The first page too is fetched when the loop asks for
    the first row,
  - fetches nothing after the last page, and nothing after the loop has stopped early.

Example:

    async for row in all_rows(fetch_page):      # pages: ["a", "b"], then ["c"]
        print(row)                              # a, b, c, with two calls of fetch_page

A page may be empty, wherever it comes, also the only one: only the cursor None means the
end. A cursor may be anything else, such as 0 or an empty string, and a row may be anything,
such as None. There may be thousands of pages.
If `fetch_page` raises an exception, it comes out of the loop when the loop asks for the
first row of that page, after all rows before; nothing is fetched a second time. A loop may
be cancelled while it waits for a page, and several loops may run at the same time.
Not allowed: to collect all the pages or rows first, because a catalogue may be larger than
the memory, and the reader of the first row would wait for the last page.
"""


async def all_rows(fetch_page):
    raise NotImplementedError("write the body of all_rows")
    yield  # a function with a yield in it is a generator
