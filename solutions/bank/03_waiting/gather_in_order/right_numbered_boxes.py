"""Each task puts its result into its own place; errors and cancellation go through the group."""

import asyncio


async def gather_in_order(coroutines):
    boxes = {}

    async def fill(number, coroutine):
        boxes[number] = await coroutine

    async with asyncio.TaskGroup() as group:
        for number, coroutine in enumerate(coroutines):
            group.create_task(fill(number, coroutine))
    return [boxes[number] for number in range(len(boxes))]
