"""A small class keeps count of the tries; it waits with an event that nobody ever sets."""

import asyncio

import aiohttp


class Patience:
    def __init__(self, tries):
        self.tries = tries
        self.number = 0

    @property
    def is_over(self):
        return self.number >= self.tries

    async def wait(self, header):
        seconds = 2 ** (self.number - 1) if header is None else int(header)
        try:
            await asyncio.wait_for(asyncio.Event().wait(), seconds)
        except TimeoutError:
            pass


async def fetch_with_retry(session, url, tries=4):
    patience = Patience(tries)
    while True:
        header = None
        patience.number += 1
        try:
            response = await session.get(url)
            body = await response.read()
            header = response.headers.get("Retry-After")
            if response.status == 404:
                return None
            if response.status < 500 or patience.is_over:
                response.raise_for_status()
                return await response.json()
            print(response.status, len(body))
        except (aiohttp.ClientConnectionError, TimeoutError):
            if patience.is_over:
                raise
        await patience.wait(header)
