"""gather runs the records of all letters, and waits for all of them in any case; safely with try and else."""

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
    records = (safely(scan, letter) for letter in letters)
    return await asyncio.gather(*records, return_exceptions=True)
