"""Path.read_text blocks like open and read.

Verdict: BLOCKED_LOOP
"""

import asyncio


async def check_files(check, paths, limit):
    room = asyncio.Semaphore(limit)

    async def check_file(path):
        async with room:
            return await check(path.read_text(encoding="utf-8"))

    outcomes = await asyncio.gather(*map(check_file, paths), return_exceptions=True)
    return list(zip(paths, outcomes, strict=True))
