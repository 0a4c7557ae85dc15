"""as_completed of numbered results, sorted at the end."""

import asyncio
import operator


async def _numbered(number, coroutine):
    return number, await coroutine


async def download_all(download, names):
    jobs = [_numbered(number, download(name)) for number, name in enumerate(names)]
    finished = [await job for job in asyncio.as_completed(jobs)]
    return list(map(operator.itemgetter(1), sorted(finished, key=operator.itemgetter(0))))
