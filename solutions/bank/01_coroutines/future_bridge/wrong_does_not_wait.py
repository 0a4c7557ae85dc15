"""Expects the answer to be there when start returns.

Verdict: WRONG_RESULT
"""


async def lookup(start, key):
    answers = []
    start(key, answers.append, answers.append)
    return answers[0]
