"""Cancel an answer the way a caller would, and insist that it obeys."""

from __future__ import annotations

import asyncio
from typing import Any

from grader.verdicts import Verdict, fail


async def cancel_and_wait(task: asyncio.Task[Any], within: float = 0.0) -> None:
    """Cancel a task and check that it ends as cancelled.

    Args:
        task: the task that runs the learner's code.
        within: virtual seconds that its cleanup may take.

    Raises:
        KataFailure: SWALLOWED_CANCEL if the task returns a value or goes on.
    """
    __tracebackhide__ = True
    task.cancel()
    if within:
        await asyncio.wait([task], timeout=within)
    for _ in range(50):  # what ends at this very moment is in time
        if task.done():
            break
        await asyncio.sleep(0)
    if not task.done():
        limit = f" within {within:g} s" if within else ""
        fail(Verdict.SWALLOWED_CANCEL, f"the code was cancelled and did not stop{limit}: it went on instead.")
    if not task.cancelled():
        if (exc := task.exception()) is not None:
            raise exc
        fail(
            Verdict.SWALLOWED_CANCEL,
            f"the code was cancelled, but returned {task.result()!r} as if nothing had happened.",
        )
