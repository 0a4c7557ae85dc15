"""Scans the letters one by one.

Verdict: SEQUENTIAL
"""


async def safely(scan, letter):
    try:
        return {"letter": letter, "ok": True, "result": await scan(letter)}
    except Exception as error:
        return {"letter": letter, "ok": False, "error": error}


async def safe_results(scan, letters):
    return [await safely(scan, letter) for letter in letters]
