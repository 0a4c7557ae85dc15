"""Expects only two kinds of errors.

Verdict: WRONG_RESULT
"""

import asyncio


async def safely(scan, letter):
    try:
        return {"letter": letter, "ok": True, "result": await scan(letter)}
    except ValueError as error:
        return {"letter": letter, "ok": False, "error": error}


async def safe_results(scan, letters):
    return await asyncio.gather(*(safely(scan, letter) for letter in letters))
