"""Errors of the fetch travel as values, so a TimeoutError can only be the limit's."""

import asyncio


class Outcome:
    error = None
    value = None

    async def fill(self, fetch):
        try:
            self.value = await fetch()
        except Exception as error:
            self.error = error


async def fetch_within(fetch, seconds, fallback):
    outcome = Outcome()
    try:
        await asyncio.wait_for(outcome.fill(fetch), timeout=seconds)
    except asyncio.TimeoutError:
        return fallback
    if outcome.error:
        raise outcome.error
    return outcome.value
