"""Starts a thread for each wait, and awaits its end in the right way.

Verdict: FORBIDDEN
"""

import asyncio
import threading
import time


async def pause(seconds):
    loop, over = asyncio.get_running_loop(), asyncio.Event()

    def sleep():
        time.sleep(seconds)
        loop.call_soon_threadsafe(over.set)

    threading.Thread(target=sleep, daemon=True).start()
    await over.wait()


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        await pause(1)
    show("heating")
    await pause(2)
    show("brewing")
    await pause(seconds)
    show("ready")
