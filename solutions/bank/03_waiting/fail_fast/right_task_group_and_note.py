"""Each task notes the first error; the group is only there to cancel and to wait."""

import asyncio


class _FirstError:
    error = None


async def load_all(load, parts):
    first = _FirstError()

    async def one(part):
        try:
            return await load(part)
        except Exception as error:
            first.error = first.error or error
            raise

    try:
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(one(part)) for part in parts]
    except* Exception:
        pass
    if first.error is not None:
        raise first.error
    return [task.result() for task in tasks]
