"""Takes a catalogue whose first page cannot be fetched for an empty one.

Verdict: LOST_ERROR
"""


async def all_rows(fetch_page):
    try:
        rows, cursor = await fetch_page(None)
    except Exception:
        return
    while True:
        for r in rows:
            yield r
        if cursor is None:
            return
        rows, cursor = await fetch_page(cursor)
