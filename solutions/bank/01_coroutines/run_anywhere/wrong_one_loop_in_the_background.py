"""One loop for all calls, in a thread that never ends.

Verdict: LEAKED_RESOURCE
"""

import asyncio
import threading

_loop = None


def run_sync(coro):
    global _loop
    if _loop is None:
        _loop = asyncio.new_event_loop()
        threading.Thread(target=_loop.run_forever, daemon=True).start()
    return asyncio.run_coroutine_threadsafe(coro, _loop).result()
