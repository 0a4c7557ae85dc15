"""A class with __anext__, which holds the rows that are left of the page."""

from collections import deque


class Rows:
    def __init__(self, fetch_page):
        self.fetch_page = fetch_page
        self.rows = deque()
        self.cursor = None
        self.is_last = False

    def __aiter__(self):
        return self

    async def __anext__(self):
        while not self.rows:
            if self.is_last:
                raise StopAsyncIteration
            rows, self.cursor = await self.fetch_page(self.cursor)
            self.rows.extend(rows)
            self.is_last = self.cursor is None
        return self.rows.popleft()


def all_rows(fetch_page):
    return Rows(fetch_page)
