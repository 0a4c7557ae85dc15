"""Everything in one function."""

from asyncio import sleep


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        await sleep(1)
    show("heating")
    await sleep(2)
    show("brewing")
    await sleep(seconds)
    show("ready")
