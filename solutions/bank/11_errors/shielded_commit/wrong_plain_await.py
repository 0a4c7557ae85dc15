"""Awaits the commit: the cancellation cuts it in half.

Verdict: WRONG_RESULT
"""


async def transfer(prepare, commit, report):
    order = await prepare()
    return await commit(order)
