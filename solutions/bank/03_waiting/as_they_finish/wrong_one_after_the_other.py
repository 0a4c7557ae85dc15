"""Asks the next airline when the one before has answered.

Verdict: SEQUENTIAL
"""


async def as_they_finish(ask, airlines):
    for airline in airlines:
        yield await ask(airline)
