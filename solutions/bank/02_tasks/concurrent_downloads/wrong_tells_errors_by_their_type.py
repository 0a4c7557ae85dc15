"""A result that is an exception object is raised.

Verdict: WRONG_RESULT
"""

import asyncio


async def download_all(download, names):
    pictures = await asyncio.gather(*(download(name) for name in names), return_exceptions=True)
    for picture in pictures:
        if isinstance(picture, Exception):
            raise picture
    return pictures
