"""Lets asyncio.run refuse, and closes the coroutine that then was never awaited."""

import asyncio


def run_report(build):
    coroutine = build()
    try:
        return asyncio.run(coroutine)
    finally:
        coroutine.close()
