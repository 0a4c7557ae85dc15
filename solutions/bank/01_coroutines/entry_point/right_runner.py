"""asyncio.Runner, and a look at the running loop before."""

import asyncio


def run_report(build):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        with asyncio.Runner() as runner:
            return runner.run(build())
    raise RuntimeError("An event loop is running already; await build() instead.")
