"""Waits for a second loop in a thread: the running loop stands still meanwhile.

Verdict: BLOCKED_LOOP
"""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def run_report(build):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(build())
    with ThreadPoolExecutor() as pool:
        report = pool.submit(asyncio.run, build())
        time.sleep(0.25)
        while not report.done():
            time.sleep(0.25)
        return report.result()
