"""Takes an empty result for a failure.

Verdict: WRONG_RESULT
"""

import asyncio


async def safely(scan, letter):
    result = error = None
    try:
        result = await scan(letter)
    except Exception as caught:
        error = caught
    if result:
        return {"letter": letter, "ok": True, "result": result}
    return {"letter": letter, "ok": False, "error": error}


async def safe_results(scan, letters):
    return await asyncio.gather(*(safely(scan, letter) for letter in letters))
