"""return_exceptions mixes what was raised with what was returned.

Verdict: WRONG_RESULT
"""

import asyncio


async def safely(scan, letter):
    try:
        return {"letter": letter, "ok": True, "result": await scan(letter)}
    except Exception as error:
        return {"letter": letter, "ok": False, "error": error}


async def safe_results(scan, letters):
    outcomes = await asyncio.gather(*map(scan, letters), return_exceptions=True)
    return [
        {"letter": letter, "ok": False, "error": outcome}
        if isinstance(outcome, Exception)
        else {"letter": letter, "ok": True, "result": outcome}
        for letter, outcome in zip(letters, outcomes)
    ]
