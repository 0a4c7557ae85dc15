"""A stopwatch as a context manager, on time.monotonic, and asyncio.wait."""

import asyncio
import time
from typing import NamedTuple


class Row(NamedTuple):
    count: int
    sequential: float
    concurrent: float
    speedup: float


class Stopwatch:
    def __enter__(self):
        self.began = time.monotonic()
        return self

    def __exit__(self, *_):
        self.seconds = time.monotonic() - self.began


async def speedup_report(fetch, urls, counts):
    rows = []
    for count in counts:
        some = urls[0:count]
        with Stopwatch() as sequential:
            results = [await fetch(url) for url in some]
        with Stopwatch() as concurrent:
            if some:
                await asyncio.wait([asyncio.create_task(fetch(url)) for url in some])
        speedup = sequential.seconds / concurrent.seconds if concurrent.seconds > 0 else 1.0
        print(f"{count:>5} {len(results):>5} {speedup:.1f}x")
        rows.append(Row(count, sequential.seconds, concurrent.seconds, speedup))
    return rows
