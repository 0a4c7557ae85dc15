"""A coroutine of its own catches everything, keeps it, and sets an event."""

import asyncio


class _Commit:
    def __init__(self, coroutine):
        self.over = asyncio.Event()
        self.error = self.result = None
        self.task = asyncio.create_task(self.run(coroutine))

    async def run(self, coroutine):
        try:
            self.result = await coroutine
        except Exception as error:
            self.error = error
        finally:
            self.over.set()

    async def wait(self):
        try:
            await self.over.wait()
        except asyncio.CancelledError:
            try:
                await self.wait()
            except asyncio.CancelledError:
                pass
            raise


async def transfer(prepare, commit, report):
    booking = _Commit(commit(await prepare()))
    try:
        await booking.wait()
    except asyncio.CancelledError:
        if booking.error is not None:
            report(booking.error)
        raise
    if booking.error is not None:
        raise booking.error
    return booking.result
