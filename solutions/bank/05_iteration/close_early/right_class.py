"""Listening as a class with the methods of a generator that are needed here."""

import asyncio


class Listening:
    def __init__(self, open_connection):
        self.open_connection = open_connection
        self.connection = None
        self.is_over = False

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.is_over:
            raise StopAsyncIteration
        if self.connection is None:
            self.connection = await self.open_connection()
        try:
            message = await self.connection.receive()
        except BaseException:
            await self.aclose()
            raise
        if message is None:
            await self.aclose()
            raise StopAsyncIteration
        return message

    async def aclose(self):
        if not self.is_over and self.connection is not None:
            self.is_over = True
            await self.connection.close()


def listen(open_connection):
    return Listening(open_connection)


async def find_first(source, matches):
    search = asyncio.ensure_future(_search(source, matches))
    try:
        return await search
    finally:
        await source.aclose()


async def _search(source, matches):
    async for message in source:
        if matches(message):
            return message
