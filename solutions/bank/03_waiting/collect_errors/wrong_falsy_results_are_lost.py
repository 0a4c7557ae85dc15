"""Takes an empty result for a failure.

Verdict: WRONG_RESULT
"""

import asyncio


async def collect_errors(send, addresses):
    failed = {}

    async def attempt(number, address):
        try:
            return await send(address)
        except Exception as error:
            failed[number] = (address, error)

    results = await asyncio.gather(*(attempt(*item) for item in enumerate(addresses)))
    sent = [(address, result) for address, result in zip(addresses, results) if result]
    return sent, [failed[number] for number in sorted(failed)]
