"""Awaits each coroutine before it starts the next.

Verdict: SEQUENTIAL
"""


async def gather_in_order(coroutines):
    return [await coroutine for coroutine in coroutines]
