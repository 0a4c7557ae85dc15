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

    async with asyncio.TaskGroup() as group:
        for number, address in enumerate(addresses):
            group.create_task(deliver(number, address))
    return [sent[number] for number in sorted(sent)], [failed[number] for number in sorted(failed)]
