"""Returns bare results and errors.

Verdict: WRONG_RESULT
"""

import asyncio


async def collect_errors(send, addresses):
    outcomes = await asyncio.gather(*map(send, addresses), return_exceptions=True)
    return (
        [outcome for outcome in outcomes if not isinstance(outcome, Exception)],
        [outcome for outcome in outcomes if isinstance(outcome, Exception)],
    )
