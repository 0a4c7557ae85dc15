"""A TaskGroup cancels and waits; an event says that the next attempt may start."""

import asyncio


class _Won(Exception):
    pass


async def first_success(connect, addresses, delay):
    addresses = list(addresses)
    if not addresses:
        raise ValueError("nothing to try")
    errors = {}
    results = []
    failed = asyncio.Event()

    async def attempt(number, address):
        try:
            result = await connect(address)
        except Exception as error:
            errors[number] = error
            failed.set()
        else:
            results.append(result)
            raise _Won

    try:
        async with asyncio.TaskGroup() as group:
            for number, address in enumerate(addresses):
                group.create_task(attempt(number, address))
                try:
                    async with asyncio.timeout(delay):
                        await failed.wait()
                except TimeoutError:
                    pass
                failed.clear()
    except* _Won:
        pass
    if results:
        return results[0]
    raise ExceptionGroup("all attempts failed", [errors[number] for number in sorted(errors)])
