"""Each attempt starts its successor: after the delay, or when somebody failed."""

import asyncio


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("empty")
    winner = asyncio.get_running_loop().create_future()
    errors = {}
    tasks = []
    turn = asyncio.Condition()

    async def attempt(index):
        try:
            result = await connect(addresses[index])
        except Exception as error:
            errors[index] = error
            async with turn:
                turn.notify_all()
            if len(errors) == len(addresses) and not winner.done():
                winner.set_exception(ExceptionGroup("all failed", [errors[i] for i in range(len(addresses))]))
        else:
            if not winner.done():
                winner.set_result(result)

    async def starter():
        for index in range(len(addresses)):
            tasks.append(asyncio.create_task(attempt(index)))
            async with turn:
                try:
                    await asyncio.wait_for(turn.wait(), delay)
                except TimeoutError:
                    pass

    tasks.append(asyncio.create_task(starter()))
    try:
        return await winner
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
