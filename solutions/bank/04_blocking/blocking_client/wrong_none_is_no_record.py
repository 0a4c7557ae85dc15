"""Leaves out a record that is None.

Verdict: WRONG_RESULT
"""

import asyncio


async def load_all(load, numbers, limit):
    records = [None] * len(numbers)
    places = iter(enumerate(numbers))

    async def work():
        for place, number in places:
            records[place] = await asyncio.to_thread(load, number)

    await asyncio.gather(*(work() for _ in range(limit)))
    return [record for record in records if record is not None]
