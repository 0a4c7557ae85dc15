"""Downloads a hundred names at once, and then the next hundred.

Verdict: UNDERUSED
"""

import asyncio


async def download_all(download, names):
    out = []
    for i in range(0, len(names), 100):
        out += await asyncio.gather(*map(download, names[i : i + 100]))
    return out
