"""Slow services that remember every call: what an answer calls instead of the real world."""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from grader.clock import VirtualClock
from grader.differences import difference
from grader.remarks import advice_in, remark
from grader.texts import cut, cut_inside, number, plain_repr
from grader.verdicts import Finding, Place, Verdict, fail
from grader.watch import Watch

# Characters of a value in a message.
SHORT = 90
# Characters of an argument where a call is shown.
ARGUMENT = 32


@dataclass(slots=True)
class Request:
    """A call of the fake: the coroutine that it made and the learner's line that made it."""

    coroutine: Coroutine[Any, Any, Any]
    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    place: Place | None

    @property
    def described(self) -> str:
        """The call as it is written in code."""
        return describe(self.name, self.args, self.kwargs)


@dataclass(slots=True)
class Call:
    """One run of the fake, from its first step to its end.

    started, ended: virtual seconds since the test began; ended is None while it runs.
    outcome: "running", "ok", "error", or "cancelled" (once its cleanup is over).
    """

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    place: Place | None
    started: float
    ended: float | None = None
    outcome: str = "running"
    cancelled_at: float | None = None
    result: Any = field(default=None, repr=False)

    @property
    def described(self) -> str:
        """The call as it is written in code."""
        return describe(self.name, self.args, self.kwargs)

    @property
    def first(self) -> Any:
        """The first argument; None if there was none."""
        return self.args[0] if self.args else None


def pick(rule: Any, call: Call, number: int) -> Any:
    """What a rule says for a call: see Service."""
    if rule is None or isinstance(rule, (int, float, str)):  # nearly every rule
        return rule
    if isinstance(rule, Mapping):
        return rule.get(call.first)
    if isinstance(rule, Sequence) and not isinstance(rule, (str, bytes, tuple)):
        return rule[min(number, len(rule) - 1)] if rule else None
    if isinstance(rule, type) and issubclass(rule, BaseException):
        return rule
    if callable(rule):
        return rule(*call.args, **call.kwargs)
    return rule


class Service:
    """A fake coroutine function with a latency and a memory.

    Args:
        name: what messages and the timeline call it.
        latency: virtual seconds until it answers.
        result: what it returns.
        error: an exception (or exception class) to raise after the latency; None for none.
        cleanup: virtual seconds that it needs to clean up when it is cancelled.

    latency, result, error and cleanup may each be a plain value, a dict from the first argument to
    the value, a list with one value per call (the last one for all further calls), or a
    function of the call's arguments. Give a result that is itself a list, a dict or a
    function as `lambda *_: value`.
    """

    def __init__(
        self,
        watch: Watch,
        name: str,
        *,
        latency: Any = 0,
        result: Any = None,
        error: Any = None,
        cleanup: Any = 0,
    ) -> None:
        self.name = self.__name__ = self.__qualname__ = name
        self._watch = watch
        self._clock: VirtualClock = watch.clock
        self._latency = latency
        self._result = result
        self._error = error
        self._cleanup = cleanup
        self.requests: list[Request] = []
        self.calls: list[Call] = []
        watch.services.append(self)

    def __call__(self, *args: Any, **kwargs: Any) -> Coroutine[Any, Any, Any]:
        place = self._watch.learner.caller(2)
        coroutine = self._run(args, kwargs, place)
        coroutine.__name__ = coroutine.__qualname__ = self.name
        self.requests.append(Request(coroutine, self.name, args, kwargs, place))
        return coroutine

    async def _run(self, args: tuple, kwargs: dict, place: Place | None) -> Any:
        call = Call(self.name, args, kwargs, place, self._clock.elapsed)
        number = len(self.calls)
        self.calls.append(call)
        try:
            latency = pick(self._latency, call, number)
            if latency:
                await asyncio.sleep(latency)
                self._must_have_waited(call, latency)
            error = pick(self._error, call, number)
            if error is not None:
                raise error
            call.result = pick(self._result, call, number)
            call.outcome = "ok"
            return call.result
        except asyncio.CancelledError:
            call.cancelled_at = self._clock.elapsed
            if cleanup := pick(self._cleanup, call, number):
                with contextlib.suppress(asyncio.CancelledError):  # once more: that cuts the cleanup short
                    await asyncio.sleep(cleanup)
            call.outcome = "cancelled"
            raise
        except GeneratorExit:
            raise  # the grader clears a task away that never ended: it stays "running"
        except BaseException:
            call.outcome = "error"
            raise
        finally:
            if call.outcome != "running":
                call.ended = self._clock.elapsed

    def _must_have_waited(self, call: Call, latency: float) -> None:
        """Whoever runs a coroutine by hand could end its wait before its time."""
        if self._watch.real_time or self._clock.elapsed >= call.started + latency - 1e-5:
            return
        self._watch.blocked = self._watch.blocked or Finding(
            Verdict.FORBIDDEN,
            f"`{call.described}` takes {number(latency)} s, and its wait was cut short.",
            call.place,
            "Await the call, or hand it to a task: only the event loop runs coroutines.",
        )

    def __repr__(self) -> str:
        return f"<service {self.name}>"

    # -- what happened -------------------------------------------------------------

    @property
    def arguments(self) -> list[Any]:
        """The first argument of each call, in the order of their starts."""
        return [call.first for call in self.calls]

    @property
    def starts(self) -> list[float]:
        """When each call started, in virtual seconds since the test began."""
        return [call.started for call in self.calls]

    @property
    def in_flight(self) -> int:
        """How many calls are running now."""
        return sum(call.outcome == "running" for call in self.calls)

    @property
    def most_in_flight(self) -> int:
        """The largest number of calls that were running at once.

        A call that starts at the moment at which another ends does not overlap with it.
        """
        return max((running for _, running in self._overlaps()), default=0)

    def _overlaps(self) -> Iterator[tuple[Call, int]]:
        """Each call that took some time, with the number of calls that ran when it had started."""
        lasting = [call for call in self.calls if call.ended != call.started]
        changes = [(call.started, 1, which) for which, call in enumerate(lasting)]
        changes += [(call.ended, -1, which) for which, call in enumerate(lasting) if call.ended is not None]
        running = 0
        for _, change, which in sorted(changes):
            running += change
            if change > 0:
                yield lasting[which], running

    def _first_beyond(self, limit: int) -> Call | None:
        """The first call with which more than `limit` ran at once."""
        return next((call for call, running in self._overlaps() if running > limit), None)

    def call_for(self, first: Any) -> Call:
        """The first call with this first argument.

        Raises:
            KataFailure: WRONG_RESULT if there was none.
        """
        for call in self.calls:
            if call.first == first:
                return call
        fail(Verdict.WRONG_RESULT, f"`{describe(self.name, (first,), {})}` was never called.")

    # -- expectations --------------------------------------------------------------

    def assert_called(self, times: int) -> None:
        """Exactly so many calls ran.

        Raises:
            KataFailure: WRONG_RESULT.
        """
        __tracebackhide__ = True
        if len(self.calls) != times:
            fail(
                Verdict.WRONG_RESULT,
                f"`{self.name}` ran {_times(len(self.calls))}, expected {_times(times)}.",
                where=self._a_place(self.calls[-1] if len(self.calls) > times else None),
                advice=_for_calls(len(self.calls), times),
            )

    def assert_called_with(self, expected: Sequence[Any]) -> None:
        """The calls' first arguments were these, in the order of their starts.

        Raises:
            KataFailure: WRONG_RESULT.
        """
        __tracebackhide__ = True
        got, wanted = self.arguments, list(expected)
        if got != wanted:
            where = difference(got, wanted) if max(len(plain_repr(got)), len(plain_repr(wanted))) > SHORT else ""
            noted = remark(got, wanted)
            others = (call for call, first in zip(self.calls, wanted, strict=False) if call.first != first)
            fail(
                Verdict.WRONG_RESULT,
                f"`{self.name}` was called with {_short(got)}, expected {_short(wanted)}{where}{noted}.",
                where=self._a_place(next(others, None)),
                advice=advice_in(noted),
            )

    def assert_all_at_once(self) -> None:
        """Every call was running at the same time as all the others.

        Raises:
            KataFailure: SEQUENTIAL if no two ever were, else UNDERUSED.
        """
        __tracebackhide__ = True
        self.assert_at_least(len(self.calls), "Start all of them before you wait for any of them.")

    def assert_at_least(self, number: int, advice: str = "") -> None:
        """At some moment at least `number` calls were running.

        advice: what to try if fewer were, instead of what is always said of UNDERUSED.

        Raises:
            KataFailure: SEQUENTIAL if there were several and no two ever overlapped, else UNDERUSED.
        """
        __tracebackhide__ = True
        most = self.most_in_flight
        if most >= number:
            return
        where = self._a_place()
        if most <= 1 < len(self.calls):
            fail(
                Verdict.SEQUENTIAL,
                f"{len(self.calls)} calls of `{self.name}` ran one after the other: "
                "each started when the one before had ended.",
                where=where,
            )
        if most <= 1 < number:
            ran = f"only 1 call of `{self.name}` ran" if self.calls else f"`{self.name}` was never called"
            fail(
                Verdict.UNDERUSED,
                f"{ran}; {number} should run at once.",
                where=where,
                advice="Start all of the calls that the contract asks for, and wait for them after that.",
            )
        fail(
            Verdict.UNDERUSED,
            f"at most {most} calls of `{self.name}` ran at once; {number} should.",
            where=where,
            advice=advice,
        )

    def assert_at_most(self, number: int) -> None:
        """Never were more than `number` calls running.

        Raises:
            KataFailure: UNBOUNDED.
        """
        __tracebackhide__ = True
        if (most := self.most_in_flight) > number:
            fail(
                Verdict.UNBOUNDED,
                f"{most} calls of `{self.name}` ran at once; the limit is {number}.",
                where=self._a_place(self._first_beyond(number)),
            )

    def assert_one_at_a_time(self) -> None:
        """No two calls overlapped.

        Raises:
            KataFailure: UNBOUNDED.
        """
        __tracebackhide__ = True
        if (most := self.most_in_flight) > 1:
            fail(
                Verdict.UNBOUNDED,
                f"{most} calls of `{self.name}` ran at once; here each must wait for the one before.",
                where=self._a_place(self._first_beyond(1)),
                advice="Await one call before you start the next.",
            )

    def assert_started_at(self, *expected: float) -> None:
        """The calls started at exactly these virtual seconds.

        Raises:
            KataFailure: WRONG_TIMING.
        """
        __tracebackhide__ = True
        if self.starts != list(expected):
            fail(
                Verdict.WRONG_TIMING,
                f"`{self.name}` started at {_seconds(self.starts)}, expected {_seconds(expected)}.",
                where=self._a_place(),
                expected_at=expected,
            )

    def assert_cancelled(self, first: Any) -> None:
        """The call with this first argument was cancelled, and its cleanup is over.

        Raises:
            KataFailure: LEAKED_TASK if it still runs, WRONG_RESULT if it ended otherwise.
        """
        __tracebackhide__ = True
        call = self.call_for(first)
        if call.outcome == "running":
            how = "was cancelled, but nobody waited for its cleanup" if call.cancelled_at is not None else "still runs"
            fail(Verdict.LEAKED_TASK, f"`{call.described}` should be cancelled and gone by now; it {how}.")
        if call.outcome != "cancelled":
            fail(
                Verdict.WRONG_RESULT,
                f"`{call.described}` ended with {call.outcome}; it should be cancelled.",
                advice="Cancel its task, with task.cancel(), and wait for its end. A TaskGroup does both for its tasks"
                " when one of them fails.",
            )

    def assert_nothing_in_flight(self) -> None:
        """Every call is over.

        Raises:
            KataFailure: LEAKED_TASK.
        """
        __tracebackhide__ = True
        for call in self.calls:
            if call.outcome == "running":
                fail(Verdict.LEAKED_TASK, f"`{call.described}` is still running.", where=call.place)

    def _a_place(self, call: Call | None = None) -> Place | None:
        """The learner's line that made this call, else the first line known that called the fake."""
        known = [*([call] if call else ()), *self.requests, *self.calls]
        return next((made.place for made in known if made.place), None)


class ClockFixture:
    """The test's virtual clock, as suites see it. All numbers are virtual seconds."""

    def __init__(self, watch: Watch) -> None:
        self._clock = watch.clock

    @property
    def elapsed(self) -> float:
        """Virtual seconds since the test began, exact to the microsecond."""
        return self._clock.elapsed

    def assert_elapsed(self, seconds: float, what: str = "this", why: str = "") -> None:
        """Exactly `seconds` have passed since the test began.

        Raises:
            KataFailure: WRONG_TIMING.
        """
        __tracebackhide__ = True
        self._compare(self.elapsed, seconds, what, why)

    def takes(self, seconds: float, what: str = "this", why: str = "") -> _Takes:
        """A `with` block that must take exactly `seconds`.

        Args:
            what: the subject of the message, such as "three downloads of 2 s".
            why: a half sentence that says where the number comes from.
        """
        return _Takes(self, seconds, what, why)

    def _compare(self, took: float, expected: float, what: str, why: str) -> None:
        __tracebackhide__ = True
        if took != expected:
            off = "too late" if took > expected else "too early"
            reason = f" ({why})" if why else ""
            fail(
                Verdict.WRONG_TIMING,
                f"{what} took {number(took)} s, expected {number(expected)} s{reason}:"
                f" {number(abs(took - expected))} s {off}.",
                expected_at=[round(self.elapsed - took + expected, 6)],
            )


class _Takes:
    def __init__(self, clock: ClockFixture, seconds: float, what: str, why: str) -> None:
        self._clock = clock
        self._args = (seconds, what, why)

    def __enter__(self) -> None:
        self._began = self._clock.elapsed

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        __tracebackhide__ = True
        if kind is None:
            self._clock._compare(round(self._clock.elapsed - self._began, 6), *self._args)


def service_factory(watch: Watch) -> Callable[..., Service]:
    """What the fixture `service` hands out: `service(name, **options)`."""
    return functools.partial(Service, watch)


def describe(name: str, args: tuple, kwargs: dict) -> str:
    def shown(value: Any) -> str:
        return cut_inside(plain_repr(value), ARGUMENT)

    parts = [shown(arg) for arg in args] + [f"{key}={shown(value)}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


def _short(value: Any) -> str:
    return cut(plain_repr(value), SHORT)


def _seconds(moments: Sequence[float]) -> str:
    shown = ", ".join(map(number, moments[:10])) + (", ..." if len(moments) > 10 else "")
    return f"{shown} s" if moments else "no time at all (it never ran)"


def _for_calls(ran: int, expected: int) -> str:
    if ran < expected:
        return "Calls are missing: see in the contract for what, and how often, there should be one."
    if expected == 0:
        return "See in the contract when that may be called, and what must be known before."
    return "Look for what calls it again: a second try, a second loop, or a call whose result was not kept."


def _times(number: int, noun: str = "time") -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
