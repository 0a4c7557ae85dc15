"""A worker does the steps that lie in a queue, and each step brings its future along."""

import asyncio


async def _work(steps):
    while True:
        coroutine, future = await steps.get()
        try:
            future.set_result(await coroutine)
        except Exception as error:
            future.set_exception(error)
        finally:
            steps.task_done()


async def delete_account(user, account, is_admin, delete, notify):
    steps = asyncio.Queue()
    worker = asyncio.create_task(_work(steps))

    async def step(coroutine):
        future = asyncio.get_running_loop().create_future()
        steps.put_nowait((coroutine, future))
        return await future

    try:
        if not await step(is_admin(user)):
            return "refused"
        await step(notify(account, files := await step(delete(account))))
        return f"{files} files deleted"
    finally:
        await steps.join()
        worker.cancel()
        await asyncio.wait([worker])
