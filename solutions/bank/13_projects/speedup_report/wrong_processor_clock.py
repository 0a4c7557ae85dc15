"""Reads the clock that counts the work of the processor.

Verdict: WRONG_RESULT
"""

import asyncio
import time


async def speedup_report(fetch, urls, counts):
    rows = []
    for count in counts:
        some = urls[:count]
        start = time.process_time()
        for url in some:
            await fetch(url)
        sequential = time.process_time() - start
        start = time.process_time()
        await asyncio.gather(*(fetch(url) for url in some))
        concurrent = time.process_time() - start
        speedup = sequential / concurrent if concurrent else 1.0
        rows.append((count, sequential, concurrent, speedup))
    return rows
