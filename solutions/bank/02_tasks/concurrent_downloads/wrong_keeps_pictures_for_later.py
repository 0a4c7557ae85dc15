"""Keeps every picture in a dict of the module: the next album gets old pictures.

Verdict: WRONG_RESULT
"""

import asyncio

cache = {}


async def download_all(download, names):
    todo = [n for n in names if n not in cache]
    for n, p in zip(todo, await asyncio.gather(*map(download, todo))):
        cache[n] = p
    return [cache[n] for n in names]
