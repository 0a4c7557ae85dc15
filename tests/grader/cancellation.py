"""Cancel an answer the way a caller would, and insist that it obeys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from grader.verdicts import Place, Verdict, fail

if TYPE_CHECKING:  # so that a tool can read the curriculum with the standard library alone
    from grader.watch import Watch


async def cancel_and_wait(task: asyncio.Task[Any], within: float = 0.0) -> None:
    """Cancel a task and check that it ends as cancelled.

    Args:
        task: the task that runs the learner's code.
        within: virtual seconds that its cleanup may take.

    Raises:
        KataFailure: SWALLOWED_CANCEL if the task returns a value or goes on, WRONG_TIMING if it
            had ended before.
    """
    __tracebackhide__ = True
    if task.done() and not task.cancelled() and task.exception() is None:
        fail(
            Verdict.WRONG_TIMING,
            f"the code should still have been at work, and had ended already: it returned {task.result()!r}.",
        )
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
    _insist_on_cancelled(task)


def _insist_on_cancelled(task: asyncio.Task[Any]) -> None:
    """The finished task ended as cancelled; else its exception comes out, or SWALLOWED_CANCEL."""
    __tracebackhide__ = True
    if task.cancelled():
        return
    if (exc := task.exception()) is not None:
        raise exc
    fail(
        Verdict.SWALLOWED_CANCEL,
        f"the code was cancelled, but returned {task.result()!r} as if nothing had happened.",
    )


async def cancel_at_every_await(
    attempt: Callable[[], Coroutine[Any, Any, Any]], check: Callable[[], None] | None = None
) -> int:
    """Run some code once undisturbed, then cancel it at each of its awaits, one run after the other.

    Args:
        attempt: makes what the code needs, fresh for each run, and returns its coroutine.
        check: looks at what each cancelled run left behind; its failure names the await.

    Returns:
        How often the code waited in the undisturbed run.

    Raises:
        KataFailure: SWALLOWED_CANCEL if a cancelled run returns a value; and whatever `check`
            or the undisturbed run raises.
    """
    __tracebackhide__ = True
    picture = _Picture(asyncio.get_running_loop().watch)
    undisturbed = _Steps(attempt())
    await undisturbed.run()
    for number in range(1, undisturbed.waits + 1):
        picture.begin_anew()
        steps = _Steps(attempt(), cancel_at=number)
        task = asyncio.ensure_future(steps.run())
        await asyncio.wait([task])
        try:
            _insist_on_cancelled(task)
            if check is not None:
                check()
        except Exception as exc:
            exc.grader_context = (f"cancelled at its {_ordinal(number)} await", steps.place)
            raise
    picture.show_all()
    return undisturbed.waits


class _Picture:
    """Sees to it that the timeline shows one run, and not all of the runs before it too."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._began = watch.clock.elapsed
        self._before = {id(call) for call in watch.calls}

    def begin_anew(self) -> None:
        """Leave out what has happened since the first run began."""
        self._watch.unshown = {id(call) for call in self._watch.calls} - self._before
        self._watch.unshown_time = (self._began, self._watch.clock.elapsed)

    def show_all(self) -> None:
        """Leave nothing out."""
        self._watch.unshown = set()
        self._watch.unshown_time = (0.0, 0.0)


class _Steps:
    """Drives a coroutine step by step, counts its waits, and cancels its task at one of them.

    waits: how often it has waited. place: the learner's line at which it was cancelled.
    """

    def __init__(self, coroutine: Any, cancel_at: int = 0) -> None:
        self.cr_await = coroutine  # the name under which Python, and the grader, look for what is awaited
        self._cancel_at = cancel_at
        self.waits = 0
        self.place: Place | None = None

    async def run(self) -> Any:
        """The coroutine's result."""
        if not asyncio.iscoroutine(self.cr_await):
            return await self.cr_await
        return await self

    def __await__(self) -> _Steps:
        return self

    def __iter__(self) -> _Steps:
        return self

    def __next__(self) -> Any:
        return self.send(None)

    def send(self, value: Any) -> Any:
        """Let the coroutine run until it waits again."""
        return self._waits_for(self.cr_await.send(value))

    def throw(self, *exc: Any) -> Any:
        """Raise an exception, such as CancelledError, where the coroutine waits."""
        return self._waits_for(self.cr_await.throw(*exc))

    def close(self) -> None:
        """End the coroutine."""
        self.cr_await.close()

    def _waits_for(self, future: Any) -> Any:
        self.waits += 1
        if self.waits == self._cancel_at:
            task, learner = asyncio.current_task(), asyncio.get_running_loop().watch.learner
            assert task is not None
            self.place = learner.in_awaits(self.cr_await)
            task.cancel()  # arrives at this very await: the task waits for nothing else yet
        return future


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
