"""Reference: entry_point."""

import asyncio


def run_report(build):
    # Look before the coroutine exists: asyncio.run() would refuse as well, but the coroutine
    # made for it would be left behind, never awaited.
    if _loop_is_running():
        raise RuntimeError("run_report() cannot start an event loop while one is running: use `await build()` here")
    # A fresh loop for each call, and it is closed whatever happens.
    return asyncio.run(build())


def _loop_is_running():
    # A function of its own, so that run_report does its work outside of the `except` block:
    # an error of build should not claim to have happened "during handling of" another one.
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
