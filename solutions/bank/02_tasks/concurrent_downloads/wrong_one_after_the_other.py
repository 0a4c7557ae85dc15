"""Awaits each download where it is called.

Verdict: SEQUENTIAL
"""


async def download_all(download, names):
    results = []
    for name in names:
        results.append(await download(name))
    return results
