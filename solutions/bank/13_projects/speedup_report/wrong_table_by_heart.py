"""Writes the table that the docstring shows.

Verdict: WRONG_RESULT
"""


async def speedup_report(fetch, urls, counts):
    return [(count, float(count), 1.0 if count else 0.0, float(count or 1)) for count in counts]
