"""Catches everything there is, CancelledError too.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def safely(scan, letter):
    try:
        return {"letter": letter, "ok": True, "result": await scan(letter)}
    except BaseException as error:
        return {"letter": letter, "ok": False, "error": error}


async def safe_results(scan, letters):
    return await asyncio.gather(*(safely(scan, letter) for letter in letters))
