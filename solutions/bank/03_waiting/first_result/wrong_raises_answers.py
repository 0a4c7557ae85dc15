"""Tells a failure by the type of what came: an exception object that a call returned is raised.

Verdict: WRONG_RESULT
"""

import asyncio


async def first_result(fetch, mirrors):
    if not mirrors:
        raise ValueError("no mirrors")
    outcomes = asyncio.Queue()

    async def one(mirror):
        try:
            outcome = await fetch(mirror)
        except Exception as error:
            outcome = error
        outcomes.put_nowait(outcome)

    tasks = [asyncio.create_task(one(mirror)) for mirror in mirrors]
    try:
        outcome = await outcomes.get()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if isinstance(outcome, Exception):
        raise outcome
    return outcome
