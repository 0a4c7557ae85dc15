"""wait_for around gather: when the time is up, all results are lost.

Verdict: WRONG_RESULT
"""

import asyncio


async def ask_all(ask, airlines, limit):
    try:
        answers = await asyncio.wait_for(asyncio.gather(*map(ask, airlines), return_exceptions=True), limit)
    except TimeoutError:
        return [], list(airlines)
    pairs = list(zip(airlines, answers))
    return (
        [pair for pair in pairs if not isinstance(pair[1], Exception)],
        [airline for airline, answer in pairs if isinstance(answer, Exception)],
    )
