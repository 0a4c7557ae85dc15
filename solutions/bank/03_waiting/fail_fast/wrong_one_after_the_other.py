"""Loads one part after the other, and stops at the first that fails.

Verdict: SEQUENTIAL
"""


async def load_all(load, parts):
    return [await load(part) for part in parts]
