"""A second loop runs for ever in its thread, until this call is over."""

import asyncio
import threading


def run_sync(coro):
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        # call_soon_threadsafe inside takes our context variables along.
        return asyncio.run_coroutine_threadsafe(coro, loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
