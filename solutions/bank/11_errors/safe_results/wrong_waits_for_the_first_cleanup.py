"""When it is cancelled, gather ends with the first scan that has cleaned up: the others go on.

Verdict: LEAKED_TASK
"""

import asyncio


async def safely(scan, letter):
    record = {"letter": letter, "ok": False}
    try:
        result = await scan(letter)
    except asyncio.CancelledError:
        raise
    except Exception as error:
        record["error"] = error
    else:
        record |= {"ok": True, "result": result}
    return record


async def safe_results(scan, letters):
    return list(await asyncio.gather(*(safely(scan, letter) for letter in letters)))
