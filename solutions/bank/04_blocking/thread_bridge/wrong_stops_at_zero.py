"""Takes every reading that is false for the end.

Verdict: WRONG_RESULT
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1) as device:
        while reading := await loop.run_in_executor(device, read):
            yield reading
