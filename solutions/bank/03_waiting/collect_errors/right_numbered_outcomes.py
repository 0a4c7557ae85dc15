"""Each task files its outcome under its number; the lists are made in the end."""

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
