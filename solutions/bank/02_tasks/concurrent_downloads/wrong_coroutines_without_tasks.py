"""Calling a coroutine function starts nothing: these run one by one.

Verdict: SEQUENTIAL
"""


async def download_all(download, names):
    coroutines = [download(name) for name in names]
    return [await coroutine for coroutine in coroutines]
