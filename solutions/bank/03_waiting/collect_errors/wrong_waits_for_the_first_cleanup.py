"""When it is cancelled, gather ends with the first call that has cleaned up: the others go on.

Verdict: LEAKED_TASK
"""

import asyncio


async def collect_errors(send, addresses):
    sent, failed = {}, {}

    async def deliver(number, address):
        try:
            result = await send(address)
        except Exception as error:
            failed[number] = (address, error)
        else:
            sent[number] = (address, result)

    await asyncio.gather(*(deliver(number, address) for number, address in enumerate(addresses)))
    return [sent[number] for number in sorted(sent)], [failed[number] for number in sorted(failed)]
