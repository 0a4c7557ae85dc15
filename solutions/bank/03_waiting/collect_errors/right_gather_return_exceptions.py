"""gather hands errors over like results; isinstance tells them apart."""

import asyncio


async def collect_errors(send, addresses):
    addresses = list(addresses)
    outcomes = await asyncio.gather(*map(send, addresses), return_exceptions=True)
    pairs = list(zip(addresses, outcomes))
    sent = [pair for pair in pairs if not isinstance(pair[1], Exception)]
    failed = [pair for pair in pairs if isinstance(pair[1], Exception)]
    return sent, failed
