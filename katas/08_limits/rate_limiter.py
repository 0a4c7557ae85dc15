"""Kata: rate_limiter (broken code: mend it)

A weather service answers a few requests in every two seconds, and blocks whoever sends more.
The class below should keep a program within such a limit. It looks sensible, and the program
was blocked all the same. At other times it is slow, although hardly any requests were sent,
and now and then it stops for ever.

Mend the class `RateLimiter`, so that
  - `RateLimiter(limit, window)` allows at most `limit` starts in any `window` seconds,
  - `async with limiter:` waits until its block may start, and then starts it at once. A start
    is the moment at which the block is entered,
  - windows slide: whatever moment you choose, at most `limit` blocks start from then on and
    before `window` seconds are over. So a block may start exactly `window` seconds
    after the block that started `limit` starts before it, and not earlier,
  - it makes no difference how long blocks take. Any number of them may run at the same time,
  - blocks start in the order in which they came to the `async with`, and never later than these
    rules ask for,
  - whoever is cancelled while waiting gives the place up. That is no start: the others go
    on as if the cancelled one had never come,
  - an exception inside of a block comes out of the `async with` as it is. That block has
    started, and so it counts.

Example:

    limiter = RateLimiter(3, 2)     # 3 starts in any 2 seconds
    async with limiter:             # 7 tasks that all come at once start
        await ask_for_the_weather() # after 0, 0, 0, 2, 2, 2 and 4 seconds

`limit` is 1 or more, `window` is above 0 and may be a fraction. Each RateLimiter counts for
itself, and all blocks of one are in the same event loop. Any clock will do: loop.time(),
time.monotonic() and datetime.now() all agree in the tests.
Not allowed: to look at the clock every now and then until it is time. Seldom, that is too late,
and often, it takes the processor away from all other tasks.
"""

import asyncio
import time
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.limit = limit
        self.window = window
        self.slots = asyncio.Semaphore(limit)
        self.starts = deque()

    async def __aenter__(self):
        await self.slots.acquire()
        if len(self.starts) >= self.limit:
            pause = self.starts[0] + self.window - time.monotonic()
            if pause > 0:
                await asyncio.sleep(pause)
            self.starts.popleft()
        self.starts.append(time.monotonic())

    async def __aexit__(self, *exc):
        self.slots.release()
