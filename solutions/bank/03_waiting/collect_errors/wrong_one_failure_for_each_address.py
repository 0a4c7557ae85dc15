"""Keeps the failures in a dict: an address that fails twice is there once.

Verdict: WRONG_RESULT
"""

import asyncio


async def collect_errors(send, addresses):
    failed = {}

    async def attempt(address):
        try:
            return [(address, await send(address))]
        except Exception as error:
            failed[address] = error
            return []

    pairs = await asyncio.gather(*(attempt(address) for address in addresses))
    return sum(pairs, []), [(address, failed[address]) for address in dict.fromkeys(addresses) if address in failed]
