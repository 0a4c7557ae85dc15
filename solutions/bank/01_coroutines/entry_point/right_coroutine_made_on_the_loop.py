"""Calls build only inside of a helper that runs on the loop, and closes the helper."""

import asyncio
import contextlib


def run_report(build):
    async def main():
        task = asyncio.create_task(build(), name="report")
        return await task

    with contextlib.closing(main()) as entry:
        return asyncio.run(entry, debug=True)
