"""Waits for futures that timers of the loop set."""

import asyncio


def pause(seconds):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(seconds, lambda: future.done() or future.set_result(None))
    future.add_done_callback(lambda _: timer.cancel())
    return future


def heat(show):
    show("heating")
    return pause(2)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        await pause(1)
    await heat(show)
    show("brewing")
    await pause(seconds)
    show("ready")
