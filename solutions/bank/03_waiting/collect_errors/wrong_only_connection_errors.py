"""Knows only the errors that it has seen.

Verdict: WRONG_RESULT
"""

import asyncio


async def collect_errors(send, addresses):
    async def attempt(address):
        try:
            return True, (address, await send(address))
        except OSError as error:
            return False, (address, error)

    outcomes = await asyncio.gather(*map(attempt, addresses))
    return [pair for good, pair in outcomes if good], [pair for good, pair in outcomes if not good]
