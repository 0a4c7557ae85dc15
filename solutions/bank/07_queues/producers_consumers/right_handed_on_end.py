"""One end mark only: each clerk who finds it puts it back for the next one."""

import asyncio

END = object()


async def stamp_all(vans, stamp, clerks):
    queue = asyncio.Queue()

    async def unload(van):
        async for parcel in van:
            queue.put_nowait(parcel)

    async def work():
        done = 0
        while (parcel := await queue.get()) is not END:
            await stamp(parcel)
            done += 1
        queue.put_nowait(END)
        return done

    async def unload_all():
        await asyncio.gather(*map(unload, vans))
        queue.put_nowait(END)
        return 0

    tasks = [asyncio.create_task(unload_all()), *(asyncio.create_task(work()) for _ in range(clerks))]
    try:
        return sum(await asyncio.gather(*tasks))
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        raise
