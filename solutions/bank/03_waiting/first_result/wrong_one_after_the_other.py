"""Asks the mirrors in turn, and stops at the first answer.

Verdict: WRONG_RESULT
"""


async def first_result(fetch, mirrors):
    for mirror in mirrors:
        return await fetch(mirror)
    raise ValueError("no mirrors")
