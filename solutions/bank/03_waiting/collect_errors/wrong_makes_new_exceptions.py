"""Makes a new exception of the same class out of each error.

Verdict: WRONG_RESULT
"""

import asyncio


async def collect_errors(send, addresses):
    async def attempt(address):
        try:
            return True, (address, await send(address))
        except Exception as error:
            return False, (address, type(error)(*error.args))

    outcomes = await asyncio.gather(*map(attempt, addresses))
    return [pair for good, pair in outcomes if good], [pair for good, pair in outcomes if not good]
