"""Fetches one URL, and works all numbers out from that.

Verdict: WRONG_RESULT
"""

import time


async def speedup_report(fetch, urls, counts):
    if not counts:
        return []
    start = time.perf_counter()
    await fetch(urls[0])
    each = time.perf_counter() - start
    return [(count, each * count, each if count else 0, count or 1) for count in counts]
