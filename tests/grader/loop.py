"""Event loops whose time is virtual, and that see what an answer does with them."""

from __future__ import annotations

import asyncio
import functools
import math
import selectors
import threading
from typing import TYPE_CHECKING, Any

from grader.aborts import Deadlock, Runaway
from grader.clock import VirtualClock, polls, real_monotonic
from grader.network import wait_for_bytes_on_their_way

if TYPE_CHECKING:
    from grader.watch import Watch

# Turns of a loop without any time passing. A busy wait reaches it in half a second;
# an answer that yields ten thousand times at one moment does not.
MAX_TURNS_AT_ONE_MOMENT = 50_000
# Turns in all. `while True: await asyncio.sleep(1)` reaches it in a few seconds.
MAX_TURNS = 300_000
# Real seconds to wait for bytes that are on their way through the machine's own network
# before a loop that waits for its sockets alone is called deadlocked.
NETWORK_PATIENCE = 0.1
# Real seconds that a closing loop waits for jobs in its default executor that do not end.
EXECUTOR_PATIENCE = 2.0
# Turns of the loop between a process's end and the news of it: more than an answer needs to come to
# its end without waiting for it, so that whether it did is no race.
TURNS_UNTIL_THE_NEWS = 30
# A loop that has nothing but its own pipe to look at looks every so many turns, and whenever it waits.
LOOK_EVERY = 16
# Up and down in turns, see _place_in_sets.
_PLACES = (2, 6, 1, 4, 3, 7, 0, 5)


def _place_in_sets(number: int) -> int:
    """The hash of a loop's task of this number, from 0: different for each.

    A set goes by the last bits of its members' hashes. Three and more tasks that were made one
    after the other come out of it neither in the order in which they were made nor backwards,
    and two come out backwards if the first one's number is odd (0 is the test's own task).
    """
    block = number >> 3
    return block * 11 << 3 | _PLACES[number + 2 * block & 7]


class Task(asyncio.Task):
    """A task with the same place in sets in every run: usually that depends on where in memory it lies."""

    grader_place_in_sets = 0

    def __hash__(self) -> int:
        return self.grader_place_in_sets


Task.__module__ = asyncio.Task.__module__


class WatchedLoop(asyncio.SelectorEventLoop):
    """What the virtual and the real-time loop have in common: they report to the watch."""

    def __init__(self, watch: Watch, selector: selectors.BaseSelector | None = None) -> None:
        super().__init__(selector)
        self.watch = watch
        self.condemned = False
        self.turns = 0
        self._tasks_made = 0
        self._is_main = threading.current_thread() is threading.main_thread()
        watch.loop_created(self)

    def create_task(self, coro: Any, **kwargs: Any) -> asyncio.Task:
        if self._task_factory is None:
            self._check_closed()
            task = Task.__new__(Task)
            task.grader_place_in_sets = _place_in_sets(self._tasks_made)  # asked for by __init__ already
            self._tasks_made += 1
            task.__init__(coro, loop=self, **kwargs)
            if task._source_traceback:  # of debug mode, without this very line
                del task._source_traceback[-1]
        else:
            task = super().create_task(coro, **kwargs)
        self.watch.task_created(task)
        return task

    def _make_socket_transport(self, sock: Any, protocol: Any, waiter: Any = None, **kwargs: Any) -> Any:
        transport = super()._make_socket_transport(sock, protocol, waiter, **kwargs)
        self.watch.connection_opened(transport, kwargs.get("server"))
        return transport

    async def _make_subprocess_transport(self, *args: Any, **kwargs: Any) -> Any:
        transport = await super()._make_subprocess_transport(*args, **kwargs)
        self.watch.process_started(transport)
        return transport

    def _child_watcher_callback(self, pid: int, returncode: int, transport: Any) -> None:
        # In the thread that waited for the process, or on this loop.
        self.call_soon_threadsafe(self._tell_of_end, transport, returncode, TURNS_UNTIL_THE_NEWS)

    def _tell_of_end(self, transport: Any, returncode: int, turns: int) -> None:
        if turns:
            self.call_soon(self._tell_of_end, transport, returncode, turns - 1)
        else:
            transport._process_exited(returncode)

    async def create_server(self, *args: Any, **kwargs: Any) -> asyncio.Server:
        server = await super().create_server(*args, **kwargs)
        self.watch.server_started(server)
        return server

    def default_exception_handler(self, context: dict[str, Any]) -> None:
        self.watch.exception_reported(context)

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        """Like asyncio's, which waits for ever if a job never ends."""
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is None:
            return
        done = self.create_future()

        def wait() -> None:
            executor.shutdown(wait=False)
            give_up = real_monotonic() + EXECUTOR_PATIENCE
            for worker in list(executor._threads):
                worker.join(max(0, give_up - real_monotonic()))
            if not self.is_closed():
                self.call_soon_threadsafe(lambda: done.cancelled() or done.set_result(None))

        threading.Thread(target=wait).start()
        await done
        if any(worker.is_alive() for worker in executor._threads):
            self.watch.worker_stuck()

    def close(self) -> None:
        super().close()
        self.watch.loop_closed(self)

    def _run_once(self) -> None:
        self.turns += 1
        if self._is_main:
            self.watch.loop_turned(real_monotonic())
            self.watch.cpu.turn_begins()
        super()._run_once()

    def abandon(self) -> None:
        """Forget everything that is still planned: the test was stopped half way."""
        self.condemned = True
        self._ready.clear()
        self._scheduled.clear()
        self._asyncgens.clear()


class VirtualLoop(WatchedLoop):
    """A loop on a VirtualClock: waiting takes no real time, and durations are exact."""

    def __init__(self, watch: Watch) -> None:
        self.clock: VirtualClock = watch.clock
        self._max_turns = watch.limits.turns
        self._max_turns_at_one_moment = watch.limits.turns_at_one_moment
        self._last_turns = 0  # when time moved last
        self._is_idle = False
        self._thread = 0  # that it runs in
        super().__init__(watch, _VirtualSelector(self))

    def time(self) -> float:
        return self.clock.now

    def run_forever(self) -> None:
        self.clock.begin_work()
        self._thread = threading.get_ident()
        self.clock.on_move(self._time_moved)
        try:
            super().run_forever()
        finally:
            self.clock.off_move(self._time_moved)
            self.clock.end_work()

    def _time_moved(self) -> None:
        # Another thread moves it while this one stands still in the middle of a turn.
        if not self._is_idle and threading.get_ident() != self._thread:
            self.watch.loop_stands_still(self._thread)

    def _run_once(self) -> None:
        turns = self.turns
        if turns >= self._max_turns or turns - self._last_turns >= self._max_turns_at_one_moment:
            self._stop_the_runaway()
        super()._run_once()

    def _stop_the_runaway(self) -> None:
        if self.condemned:
            return
        if self.turns >= self._max_turns:
            what = (
                f"after {self.turns + 1:,} turns of the event loop and {self.clock.elapsed:,.0f} virtual"
                " seconds it was still going on"
            )
        else:
            what = (
                f"the event loop went round {self.turns + 1 - self._last_turns:,} times and no time passed (virtual"
                " time moves only while every task waits)"
            )
        self.watch.abort(Runaway(what))

    def idle(self, poll: Any, timeout: float | None) -> list:
        """Called when nothing is ready: let virtual time pass, or find that nothing can come."""
        self._is_idle = True
        try:
            events = self._pass_time(poll, timeout)
        finally:
            self._is_idle = False
        self._last_turns = self.turns
        # A timer is due when it lies below now + resolution: one step of a float at least.
        self._clock_resolution = max(1e-9, 2 * math.ulp(self.clock.now))
        return events

    def _pass_time(self, poll: Any, timeout: float | None) -> list:
        clock = self.clock
        if self._selector.has_company:
            wait_for_bytes_on_their_way()
            if events := poll():
                return events
        if timeout is None:
            moment = float("inf")
        else:
            # The timer's own moment rather than now + timeout, which may round below it, and
            # is a day at most: sleep(inf) would go on day by day.
            moment = self._scheduled[0].when() if self._scheduled else clock.now
        if not clock.is_shared and moment != float("inf"):
            # A thread may have brought something and ended since the last look.
            if events := poll():
                return events
            clock.advance(moment)
            return []
        events = self._idle_with_others(poll, moment)
        if self._is_main:
            self.watch.cpu.turn_begins()  # it has waited for others until now
        return events

    def _idle_with_others(self, poll: Any, moment: float) -> list:
        began, pause = real_monotonic(), polls()
        with self.clock.waiting_until(moment, poll) as wait:
            while True:
                if events := poll():
                    return events
                if self.clock.finished:
                    self.clock.end_thread_of_the_past()
                if wait.over():
                    return []
                if wait.hopeless and (not self._selector.has_company or real_monotonic() - began > NETWORK_PATIENCE):
                    self.watch.abort(Deadlock("every task waits, and nothing is left that could wake one up"))
                next(pause)


class _VirtualSelector(selectors.DefaultSelector):
    """Never sleeps: asks for what is ready, and hands waiting over to the loop."""

    def __init__(self, loop: VirtualLoop) -> None:
        super().__init__()
        self._loop = loop
        self._poll = functools.partial(super().select, 0)

    @property
    def has_company(self) -> bool:
        """True if there is more to look at than the loop's own pipe."""
        return len(self._fd_to_key) > 1

    def select(self, timeout: float | None = None) -> list:
        has_time = timeout is not None and timeout <= 0
        if has_time and len(self._fd_to_key) <= 1 and self._loop.turns % LOOK_EVERY:
            return []  # callbacks of other threads are in the loop's queue already: the pipe only wakes it up
        if has_time or self.has_company:
            events = self._poll()
            if events or has_time:
                return events
        return self._loop.idle(self._poll, timeout)

    def close(self) -> None:
        super().close()
        del self._poll  # a cycle


class RealTimeLoop(WatchedLoop):
    """The platform's loop on the real clock, for suites with subprocesses."""
