"""Keeps the text of the exception only.

Verdict: WRONG_RESULT
"""

import asyncio


async def collect_errors(send, addresses):
    outcomes = await asyncio.gather(*map(send, addresses), return_exceptions=True)
    sent, failed = [], []
    for address, outcome in zip(addresses, outcomes):
        if isinstance(outcome, Exception):
            failed.append((address, str(outcome)))
        else:
            sent.append((address, outcome))
    return sent, failed
