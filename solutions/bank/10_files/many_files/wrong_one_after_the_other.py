"""Each file waits for the one before.

Verdict: SEQUENTIAL
"""

import aiofiles


async def check_files(check, paths, limit):
    pairs = []
    for path in paths:
        try:
            async with aiofiles.open(path, encoding="utf-8") as file:
                pairs.append((path, await check(await file.read())))
        except Exception as error:
            pairs.append((path, error))
    return pairs
