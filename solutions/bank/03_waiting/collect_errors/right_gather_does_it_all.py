"""gather keeps the exceptions, and cancels and waits by itself. Results are never exceptions."""

import asyncio


async def collect_errors(send, addresses):
    addresses = list(addresses)
    sent, failed = [], []
    outcomes = await asyncio.gather(*map(send, addresses), return_exceptions=True)
    for address, outcome in zip(addresses, outcomes, strict=True):
        print(f"{address}: {outcome!r}")
        (failed if isinstance(outcome, Exception) else sent).append((address, outcome))
    return sent, failed
