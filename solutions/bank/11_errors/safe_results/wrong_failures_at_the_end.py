"""Successes first, failures after them.

Verdict: WRONG_RESULT
"""

import asyncio


async def safely(scan, letter):
    try:
        return {"letter": letter, "ok": True, "result": await scan(letter)}
    except Exception as error:
        return {"letter": letter, "ok": False, "error": error}


async def safe_results(scan, letters):
    records = await asyncio.gather(*(safely(scan, letter) for letter in letters))
    return [r for r in records if r["ok"]] + [r for r in records if not r["ok"]]
