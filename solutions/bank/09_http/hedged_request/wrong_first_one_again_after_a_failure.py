"""When the first request fails, it is sent again, and the backup is never asked.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp

FAILURES = (aiohttp.ClientError, TimeoutError)


async def hedged_get(session, url, backup, delay):
    errors = {}
    answer = asyncio.get_running_loop().create_future()
    first_failed = asyncio.Event()

    async def ask(where, number):
        try:
            async with session.get(where) as response:
                response.raise_for_status()
                text = await response.text()
        except FAILURES as error:
            errors[number] = error
            if number == 0:
                first_failed.set()
            if len(errors) == 2:
                answer.set_exception(ExceptionGroup("both failed", [errors[0], errors[1]]))
        else:
            if not answer.done():
                answer.set_result(text)

    async def second():
        try:
            async with asyncio.timeout(delay):
                await first_failed.wait()
        except TimeoutError:
            pass
        await ask(url if first_failed.is_set() else backup, 1)

    async with asyncio.TaskGroup() as group:
        racers = [group.create_task(ask(url, 0)), group.create_task(second())]
        try:
            return await asyncio.shield(answer)
        except ExceptionGroup as both:
            failed = both
        finally:
            answer.cancel()
            for racer in racers:
                racer.cancel()
    raise failed
