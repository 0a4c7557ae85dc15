"""Puts results and errors into one queue, and tells them apart by their type.

Verdict: WRONG_RESULT
"""

import asyncio


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("none")
    outcomes = {}
    q = asyncio.Queue()

    async def one(i):
        try:
            r = await connect(addresses[i])
        except Exception as e:
            r = e
        q.put_nowait((i, r))

    tasks, left = [], list(range(len(addresses)))
    try:
        while len(outcomes) < len(addresses):
            if left:
                tasks.append(asyncio.create_task(one(left.pop(0))))
            try:
                i, r = await asyncio.wait_for(q.get(), delay if left else None)
            except TimeoutError:
                continue
            if not isinstance(r, Exception):
                return r
            outcomes[i] = r
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    raise ExceptionGroup("all", [outcomes[i] for i in sorted(outcomes)])
