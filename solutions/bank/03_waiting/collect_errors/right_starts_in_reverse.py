"""Starts the last call first: only the order of the two lists is prescribed."""

import asyncio


async def collect_errors(send, addresses):
    backwards = list(addresses)[::-1]
    outcomes = await asyncio.gather(*(send(address) for address in backwards), return_exceptions=True)
    sent, failed = [], []
    for address, outcome in zip(backwards, outcomes):
        match outcome:
            case Exception():
                failed.insert(0, (address, outcome))
            case _:
                sent.insert(0, (address, outcome))
    return sent, failed
