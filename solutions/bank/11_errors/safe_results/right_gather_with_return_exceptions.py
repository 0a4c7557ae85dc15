"""gather gives errors as results, but only a marker tells them from returned ones."""

import asyncio


async def _boxed(scan, letter):
    return [await scan(letter)]


async def safely(scan, letter):
    (outcome,) = await asyncio.gather(_boxed(scan, letter), return_exceptions=True)
    if isinstance(outcome, list):
        return {"ok": True, "letter": letter, "result": outcome[0]}
    return {"ok": False, "letter": letter, "error": outcome}


async def safe_results(scan, letters):
    return await asyncio.gather(*[safely(scan, letter) for letter in letters], return_exceptions=True)
