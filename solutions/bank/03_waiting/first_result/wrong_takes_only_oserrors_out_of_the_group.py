"""Takes the error out of the group of its TaskGroup, but only if it is an OSError.

Verdict: WRONG_RESULT
"""

import asyncio


class _Got(Exception):
    pass


async def first_result(fetch, mirrors):
    if not mirrors:
        raise ValueError("no mirrors")
    answers = []

    async def one(mirror):
        answers.append(await fetch(mirror))
        raise _Got

    try:
        async with asyncio.TaskGroup() as group:
            for mirror in mirrors:
                group.create_task(one(mirror))
    except* _Got:
        pass
    except* OSError as group:
        error = group.exceptions[0]
    else:
        error = None
    if answers:
        return answers[0]
    raise error
