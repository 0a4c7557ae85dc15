"""Outcome objects come through a queue; a finally block stops what still runs."""

import asyncio
import dataclasses


@dataclasses.dataclass
class Outcome:
    number: int
    address: object
    value: object
    good: bool

    @property
    def pair(self):
        return self.address, self.value


async def _send_one(queue, send, number, address):
    try:
        outcome = Outcome(number, address, await send(address), True)
    except asyncio.CancelledError:
        raise
    except BaseException as error:
        outcome = Outcome(number, address, error, False)
    await queue.put(outcome)


async def collect_errors(send, addresses):
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(_send_one(queue, send, *item)) for item in enumerate(addresses)]
    try:
        outcomes = [await queue.get() for _ in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    outcomes.sort(key=lambda outcome: outcome.number)
    return [o.pair for o in outcomes if o.good], [o.pair for o in outcomes if not o.good]
