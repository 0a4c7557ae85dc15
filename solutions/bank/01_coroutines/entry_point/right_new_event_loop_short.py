"""A loop of its own with nothing but the close; makes it the current one meanwhile."""

import asyncio


def run_report(build):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        pass
    else:
        raise RuntimeError("there is a running Event Loop")
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        return loop.run_until_complete(build())
    finally:
        asyncio.set_event_loop(None)
        loop.close()
