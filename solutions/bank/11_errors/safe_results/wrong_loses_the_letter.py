"""The record of a failure does not say which letter it was.

Verdict: WRONG_RESULT
"""

import asyncio


async def safely(scan, letter):
    try:
        return {"letter": letter, "ok": True, "result": await scan(letter)}
    except Exception as error:
        return {"ok": False, "error": error}


async def safe_results(scan, letters):
    return await asyncio.gather(*(safely(scan, letter) for letter in letters))
