"""A loop of its own, closed in finally, after asyncio's housekeeping."""

import asyncio


def run_report(build):
    if asyncio._get_running_loop() is not None:
        raise RuntimeError("run_report() was called from a running event loop")
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(build())
    finally:
        try:
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            loop.close()
