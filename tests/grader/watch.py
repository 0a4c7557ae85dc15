"""What happened during one test: the record on which health checks and diagnosis stand."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import gc
import inspect
import math
import os
import re
import sys
import warnings
import weakref
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from grader.aborts import Abort, Deadlock
from grader.clock import VirtualClock
from grader.cpu import CpuWatch, slowness
from grader.loop import MAX_TURNS, MAX_TURNS_AT_ONE_MOMENT
from grader.places import LearnerCode
from grader.texts import cut, plain_str
from grader.verdicts import Finding, Place, Verdict

if TYPE_CHECKING:
    from grader.fakes import Call, Service
    from grader.loop import WatchedLoop

# Turns of the loop that tasks get to end by themselves when the test is over.
FAIR_CHANCE = 50
# What a suite allows if its answers may wait for other threads in a loop's thread: blockbuster's name
# for taking a lock.
LOCKS = "threading.Lock.acquire"


@dataclass
class Limits:
    """How much an answer may use. A suite changes them with the marker `limits`.

    cpu_per_turn: CPU seconds of one callback or one step of a task, on a machine like the
        authors'; a slower one gets more, see grader.cpu.slowness.
    cpu_in_one_go: CPU seconds after which code that never lets go is stopped, likewise.
    turns, turns_at_one_moment: turns of the event loop.
    allowed_blocking: blockbuster's names of blocking functions that are all right here.
    """

    cpu_per_turn: float = 0.1
    cpu_in_one_go: float = 2.0
    turns: int = MAX_TURNS
    turns_at_one_moment: int = MAX_TURNS_AT_ONE_MOMENT
    allowed_blocking: frozenset[str] = frozenset()


@dataclass
class TaskRecord:
    """A task and the learner's line that created it (None if the grader or the suite did)."""

    task: weakref.ref[asyncio.Task]
    place: Place | None


@dataclass
class LoopRecord:
    """An event loop and the learner's line that created it."""

    loop: WatchedLoop
    place: Place | None


class Watch:
    """Sees one test. Made before the test's event loop, asked after the test."""

    def __init__(self, learner: LearnerCode, limits: Limits | None = None, real_time: bool = False) -> None:
        self.learner = learner
        self.real_time = real_time
        self.limits = limits or Limits()
        self.clock = VirtualClock()
        self.cpu = CpuWatch(
            learner,
            self.limits.cpu_per_turn * slowness(),
            self.limits.cpu_in_one_go * slowness(),
            self.abort,
        )
        self._collections = _full_collections()
        self.services: list[Service] = []
        # What the picture leaves out: calls (their ids), and a stretch of virtual time.
        self.unshown: set[int] = set()
        self.unshown_time = (0.0, 0.0)
        self.tasks: list[TaskRecord] = []
        self.loops: list[LoopRecord] = []
        self.longest_turn = 0.0  # real seconds between two turns of the main thread's loop
        self._turned_at = math.inf
        self.timeout: BaseException | None = None  # of pytest-timeout
        self.busy_to_the_end = False  # pytest-timeout has ended a step that hogged the loop
        self.winding_down = False  # the test is over, and its fixtures are being torn down
        self.aborted: Abort | None = None
        self.interrupted = False  # by SystemExit or KeyboardInterrupt, which come out of a loop at each run
        self.abort_place: Place | None = None
        self.stuck: list[tuple[str, Place]] = []
        self.failed_before: list[str] = []  # tasks that had ended with an error when a deadlock was found
        self.blocked: Finding | None = None
        self._stood_still: Finding | None = None
        self.never_awaited: list[Finding] = []
        self.lost_errors: list[Finding] = []
        self.leaked_tasks: list[Finding] = []
        self.leaked_resources: list[Finding] = []
        self._warnings: list[warnings.WarningMessage] = []
        self._checks: list[Callable[[], Finding | None]] = []
        self._processes: weakref.WeakSet[asyncio.SubprocessTransport] = weakref.WeakSet()
        self._connections: dict[int, tuple[str, Place]] = {}  # by the socket's number
        self._server_places: weakref.WeakKeyDictionary[asyncio.Server, Place] = weakref.WeakKeyDictionary()

    @property
    def calls(self) -> list[Call]:
        """What all fakes of the test recorded."""
        return [call for service in self.services for call in service.calls]

    # -- reported while the test runs ----------------------------------------------

    def task_created(self, task: asyncio.Task) -> None:
        """A loop made a task."""
        place = self.learner.caller(3)
        # On the task itself too: weak references to a dying task are already dead.
        task.grader_place = place
        self.tasks.append(TaskRecord(weakref.ref(task), place))

    def loop_created(self, loop: WatchedLoop) -> None:
        """Somebody made an event loop."""
        self.loops.append(LoopRecord(loop, self.learner.caller(3)))

    def loop_closed(self, loop: WatchedLoop) -> None:
        """An event loop was closed."""
        self.loops = [record for record in self.loops if record.loop is not loop]

    def connection_opened(self, transport: asyncio.Transport, server: asyncio.Server | None) -> None:
        """A loop opened a connection, or accepted one for a server."""
        place = self._server_places.get(server) if server is not None else self.learner.caller(3)
        if place is not None:
            what = (
                "a connection that your server accepted" if server is not None else "a connection that your code opened"
            )
            self._connections[transport.get_extra_info("socket").fileno()] = (what, place)
            self.add_check(lambda: None if transport.is_closing() else _left_open(what, place))

    def server_started(self, server: asyncio.Server) -> None:
        """A loop listens for connections."""
        if (place := self.learner.caller(3)) is not None:
            self._server_places[server] = place
            self.add_check(lambda: _left_open("a server", place) if server.is_serving() else None)

    def process_started(self, transport: asyncio.SubprocessTransport) -> None:
        """A loop started a process."""
        self._processes.add(transport)
        if (place := self.learner.caller(3)) is not None:
            self.add_check(lambda: _not_waited_for(transport, place))

    def add_check(self, check: Callable[[], Finding | None]) -> None:
        """Ask for a finding when the test's body is over."""
        self._checks.append(check)

    def loop_turned(self, now: float) -> None:
        """A loop of the main thread goes round, at this moment of real time."""
        if now - self._turned_at > self.longest_turn:
            self.longest_turn = now - self._turned_at
        self._turned_at = now

    @property
    def has_turned(self) -> bool:
        """True if a loop of the main thread ever went round."""
        return self._turned_at < math.inf

    def worker_stuck(self) -> None:
        """A loop's default executor was shut down, and a job in it did not end."""
        if self.aborted is None:
            self.leaked_resources.append(
                Finding(
                    Verdict.LEAKED_RESOURCE,
                    "a function given to a thread was still running when its event loop was closed.",
                    advice="A thread cannot be cancelled: make sure that what it waits for always comes.",
                )
            )

    def blocking_call(self, function: str, place: Place) -> None:
        """The learner's code called something that blocks, on a running loop."""
        if self.blocked is None:
            self.blocked = Finding(
                Verdict.BLOCKED_LOOP,
                f"`{function}` was called on the event loop's thread: every other task stands still meanwhile.",
                place,
                _instead_of(function),
            )

    def loop_stands_still(self, thread: int) -> None:
        """Virtual time passes while a loop of this thread is in the middle of a turn: the thread waits for others."""
        if self._stood_still is not None or LOCKS in self.limits.allowed_blocking:
            return
        frame = self.learner.caller_frame(sys._current_frames().get(thread))
        if frame is not None:
            self._stood_still = Finding(
                Verdict.BLOCKED_LOOP,
                "the event loop's thread waits at this line for another thread, and meanwhile time passes: every"
                " other task stands still.",
                self.learner.place_of_frame(frame),
                "Keep a lock only for moments, never while you wait for something. What takes time is for"
                " `await asyncio.to_thread(...)`.",
            )

    def exception_reported(self, context: dict[str, Any]) -> None:
        """asyncio found an exception that nobody asked for."""
        exc = context.get("exception")
        message = context.get("message", "")
        if exc is not None and exc is self.timeout:
            self._stop_loops()  # it struck in a callback, out of which only KeyboardInterrupt and SystemExit come
            return
        if isinstance(exc, Abort) or self.aborted:
            return
        if isinstance(exc, asyncio.CancelledError) and _is_of_asyncio(context.get("handle")):
            return  # up to Python 3.12, start_server looks at the tasks of its clients so
        task = context.get("task") or context.get("future")
        created_at = getattr(task, "grader_place", None)
        place = (self.learner.in_exception(exc) if exc else None) or created_at
        if "destroyed but it is pending" in message:
            coro = task.get_coro() if isinstance(task, asyncio.Task) else None
            self.leaked_tasks.append(
                Finding(
                    Verdict.LEAKED_TASK,
                    f"the task running `{_name(coro)}` vanished half way: nobody kept a reference to it.",
                    place,
                    "The event loop keeps only weak references: store the task somewhere until it is done.",
                )
            )
        elif isinstance(exc, asyncio.CancelledError) and task is not None:
            pass  # a gather that was cancelled: no error to see
        elif exc is not None:
            self.lost_errors.append(
                Finding(
                    Verdict.LOST_ERROR,
                    f"{_brief(exc)} was raised {_by_whom(context)}, and nobody ever looked at it.",
                    place,
                    ""
                    if task is not None
                    else "Whoever waited for the future may have been cancelled: ask whether it is done() before you"
                    " set it, or cancel the timer."
                    if isinstance(exc, asyncio.InvalidStateError)
                    else "Catch it inside the thread, and hand it over to whoever waits for the thread."
                    if "thread" in context
                    else "Handle the error inside it: asyncio runs it in a task that nobody awaits."
                    if _serves_a_client(context)
                    else "Nobody awaits a callback: handle the error inside it, or hand it on with set_exception().",
                )
            )

    def _stop_loops(self) -> None:
        for record in self.loops:
            if record.loop.is_running():
                record.loop.stop()

    def note_abort(self, exc: Abort) -> None:
        """Remember why the test is being stopped, and who was at what."""
        if self.aborted is not None or self.winding_down:
            return
        self.aborted = exc
        self.abort_place = self.learner.caller(2) or self.abort_place
        for record in self.tasks:
            task = record.task()
            if task is None:
                continue
            if task.done():
                # Looked at now: the answer may ask for the error while it is being stopped.
                error = getattr(task, "_exception", None) if getattr(task, "_log_traceback", False) else None
                if isinstance(exc, Deadlock) and error is not None and (place := self.learner.in_exception(error)):
                    self.failed_before.append(
                        f"{_task_title(task)} had ended with {_brief(error)} (line {place.line}), and nobody looked."
                    )
                continue
            place = self.learner.in_awaits(task.get_coro())
            if place is not None and (_task_title(task), place) not in self.stuck:
                self.stuck.append((_task_title(task), place))

    def abort(self, exc: Abort) -> NoReturn:
        """Stop the test with `exc`.

        Raises:
            Abort: the exception given.
            RuntimeError: instead, when the test is over and its loop is being closed.
        """
        if self.winding_down:
            # pytest stops tearing down at a BaseException, and keeps old fixtures for later tests.
            raise RuntimeError(f"while closing the event loop: {exc}")
        self.note_abort(exc)
        raise exc

    # -- around the test -----------------------------------------------------------

    def record_warnings(self) -> None:
        """Collect, from now on, the warnings that tell of never-awaited coroutines and unclosed resources."""
        self._warning_filters = warnings.catch_warnings(record=True)
        self._warnings = self._warning_filters.__enter__()
        warnings.simplefilter("always")  # those of other kinds are passed over: one filter takes less time than three

    def stop_recording_warnings(self) -> None:
        """Let warnings go their usual way again."""
        self._warning_filters.__exit__(None, None, None)

    def settle(self, loop: asyncio.AbstractEventLoop) -> None:
        """Give tasks a fair chance to end at this moment, then see who is left."""

        async def turns() -> None:
            for _ in range(FAIR_CHANCE):
                if not self._unfinished():
                    return
                await asyncio.sleep(0)

        self._adopt_strays(loop)
        if self.aborted is None and not loop.is_closed() and self._unfinished():
            with contextlib.suppress(Abort, asyncio.CancelledError):
                loop.run_until_complete(turns())

    def _adopt_strays(self, loop: asyncio.AbstractEventLoop) -> None:
        """Note unfinished tasks that were made past the loop: asyncio.Task(coroutine)."""
        unfinished = asyncio.all_tasks(loop)
        if not unfinished:
            return
        known = {id(record.task()) for record in self.tasks}
        for task in unfinished:
            if id(task) not in known:
                coroutine = task.get_coro()
                place = self.learner.in_awaits(coroutine) or self.learner.in_origin(
                    getattr(coroutine, "cr_origin", None)
                )
                self.tasks.append(TaskRecord(weakref.ref(task), place))

    def _unfinished(self) -> list[tuple[asyncio.Task, Place]]:
        left = []
        for record in self.tasks:
            task = record.task()
            if task is None or task.done():
                continue
            place = record.place
            if place is not None:
                left.append((task, place))
        return left

    def examine(self) -> None:
        """Find what was left behind. Call it after `settle`, while warnings are recorded."""
        self.blocked = self.blocked or self._stood_still
        if self.aborted is None:
            for task, place in self._unfinished():
                waits = self.learner.in_awaits(task.get_coro())
                self.leaked_tasks.append(
                    Finding(
                        Verdict.LEAKED_TASK,
                        f"a task running `{_name(task.get_coro())}` was still going when the work was over.",
                        place,
                        details=(f"it waits at line {waits.line}: {waits.source}",) if waits else (),
                    )
                )
            for record in self.tasks:
                task = record.task()
                if (
                    task is not None
                    and record.place is not None
                    and task.done()
                    and not task.cancelled()
                    and getattr(task, "_log_traceback", False)
                ):
                    exc = task.exception()
                    assert exc is not None
                    self.exception_reported({"task": task, "exception": exc})
        for service in self.services:
            for request in service.requests:
                if inspect.getcoroutinestate(request.coroutine) == inspect.CORO_CREATED:
                    if request.place is not None:
                        self.never_awaited.append(_not_awaited(request.described, request.place))
                    request.coroutine.close()
                # Kept alive by what is remembered of the call, it would give its warning too late.
                for given in (*request.args, *request.kwargs.values()):
                    if inspect.iscoroutine(given) and inspect.getcoroutinestate(given) == inspect.CORO_CREATED:
                        self._note_not_awaited(given)
                        given.close()
        if self.aborted is None:
            self.leaked_resources += [finding for check in self._checks if (finding := check())]
        self._checks.clear()
        self._read_warnings()

    def _read_warnings(self) -> None:
        caught, self._warnings[:] = list(self._warnings), []
        for warning in caught:
            if warning.category is RuntimeWarning and inspect.iscoroutine(warning.source):
                self._note_not_awaited(warning.source)
            elif warning.category is ResourceWarning and "event loop" not in str(warning.message):
                self.leaked_resources.append(self._of_resource_warning(str(warning.message)))

    def _note_not_awaited(self, coroutine: Coroutine[Any, Any, Any]) -> None:
        place = self.learner.in_origin(coroutine.cr_origin) or self.learner.place_of_callback(coroutine.cr_code)
        if place is None:
            return
        name = _name(coroutine)
        if "<locals>" in name and not self.learner.wrote(coroutine.cr_code):
            name = place.source  # a library's inner function has no name that the learner knows
        else:
            name += "(...)"
        self.never_awaited.append(_not_awaited(name, place))

    def _of_resource_warning(self, message: str) -> Finding:
        number = re.search(r"ransport .*?\bfd=(\d+)", message)
        if number and (connection := self._connections.get(int(number.group(1)))):
            return _left_open(*connection)
        message = re.sub(r"'[^']*[/\\\\]([^'/\\\\]+)'", r"'\1'", message)  # a file's name without its folder
        return Finding(Verdict.LEAKED_RESOURCE, f"{message} was never closed.")

    def sweep(self) -> None:
        """Collect garbage, so that what asyncio reports only at an object's end is reported now."""
        with self.cpu.paused():
            # The grader has switched automatic collections off: what this test made is young,
            # unless somebody has collected by hand.
            gc.collect(0 if _full_collections() == self._collections else 2)
        self._read_warnings()

    def close_loops(self) -> None:
        """Close the event loops that the learner's code left open."""
        for record in list(self.loops):
            if record.place is None:
                continue
            self.leaked_resources.append(
                Finding(
                    Verdict.LEAKED_RESOURCE,
                    "an event loop was created and never closed.",
                    record.place,
                    "asyncio.run(...) or asyncio.Runner creates a loop and closes it for you, whatever happens.",
                )
            )
            if record.loop.is_running():
                record.loop.call_soon_threadsafe(record.loop.stop)  # in a thread of its own
            else:
                record.loop.close()

    def close_processes(self) -> None:
        """Close the pipes that are left: without its loop Python could not, and would print a traceback."""
        for transport in self._processes:
            with contextlib.suppress(Exception):
                transport.close()

    @property
    def has_unfinished_business(self) -> bool:
        """True if closing the loops will run code of the learner's or wait for threads."""
        return any(record.loop._asyncgens or record.loop._default_executor for record in self.loops)

    def abandon(self) -> None:
        """After an abort: make sure that nothing of the answer runs any further."""
        for record in self.tasks:
            task = record.task()
            if task is not None and not task.done():
                task._log_destroy_pending = False
                asyncio._unregister_task(task)
                _keep_for_ever(task.get_coro())
        if self.aborted is not None or self.interrupted:
            for record in list(self.loops):
                if not record.loop.is_closed():
                    record.loop.abandon()

    def forget(self) -> None:
        """After the test: let go of what refers back to the watch, so that all of it vanishes at once."""
        self.services.clear()
        self.tasks.clear()
        self.cpu.forget()


def _full_collections() -> int:
    return gc.get_stats()[-1]["collections"]


def _is_of_asyncio(handle: asyncio.Handle | None) -> bool:
    module = getattr(getattr(handle, "_callback", None), "__module__", "")
    return module.startswith("asyncio.")


def _keep_for_ever(coro: Any) -> None:
    """See to it that Python never closes this coroutine.

    Closing it would run code of the answer's once more, in the middle of another test or at the
    end of the program; and code that catches everything might then never end.
    """
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(coro))


def _not_awaited(call: str, place: Place) -> Finding:
    return Finding(Verdict.NEVER_AWAITED, f"`{call}` makes a coroutine, and nobody awaited it: it never ran.", place)


def _left_open(what: str, place: Place) -> Finding:
    return Finding(Verdict.LEAKED_RESOURCE, f"{what} was still open when the work was over.", place)


def _not_waited_for(process: asyncio.SubprocessTransport, place: Place) -> Finding | None:
    if process.get_returncode() is not None:
        return None
    with contextlib.suppress(OSError):
        process.kill()
        if os.name == "posix" and sys.version_info >= (3, 12):  # before, a thread of asyncio's waits for it
            os.waitpid(process.get_pid(), 0)
    return Finding(
        Verdict.LEAKED_RESOURCE,
        "a process that your code started was still running, or nobody had waited for its end.",
        place,
        "Whatever happens: kill it if it must not go on, and then `await process.wait()`.",
    )


def _name(coro: Any) -> str:
    return getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None) or "a coroutine"


def _brief(exc: BaseException) -> str:
    text = cut(plain_str(exc), 120)
    return f"{type(exc).__name__}: {text}" if text else type(exc).__name__


def _task_title(task: asyncio.Task[Any]) -> str:
    """The name that somebody gave the task, else what it runs: default names count all tests' tasks."""
    name, runs = task.get_name(), _name(task.get_coro())
    if not re.fullmatch(r"Task-\d+", name):
        return name
    return "the call that the test made" if runs.startswith("test_") else f"the task running `{runs}`"


def _by_whom(context: dict[str, Any]) -> str:
    task = context.get("task") or context.get("future")
    if isinstance(task, asyncio.Task):
        return f"in the task running `{_name(task.get_coro())}`"
    if "thread" in context:
        return "in a thread"
    if "handle" in context:
        return "in a callback of the event loop"
    if task is not None:
        return "into a future"
    if _serves_a_client(context):
        return "in the function that serves a client"
    return "behind the scenes"


def _serves_a_client(context: dict[str, Any]) -> bool:
    return "client_connected_cb" in context.get("message", "")


def _instead_of(function: str) -> str:
    if function.startswith("subprocess."):
        return "Use `await asyncio.create_subprocess_exec(...)`, and await its communicate() or wait()."
    if function == "time.sleep":
        return "Use `await asyncio.sleep(...)`: it pauses this task only, and lets the others run."
    if function == "Thread.join":
        return "Await its end: `await asyncio.to_thread(thread.join)`, or a Future that the thread's last step sets."
    if function in ("Future.result", "Future.exception"):
        return "Await it instead: `await asyncio.wrap_future(...)`, or `await asyncio.to_thread(...)`."
    if function == "ThreadPoolExecutor.shutdown":
        return (
            "Await all jobs of the pool first, also when one has failed or you are cancelled: shutdown, and the end"
            " of a `with` block, wait for them. shutdown(wait=False) does not."
        )
    if "Lock" in function or function in ("Event.wait", "Queue.get"):
        return "Use asyncio's own Lock, Event, Queue or Future, and await it; threading's block the whole loop."
    if function == "open":
        return (
            "Use aiofiles, or put all work with the file into one ordinary function and hand that to a thread:"
            " `await asyncio.to_thread(...)`."
        )
    if "." not in function:  # a fake
        return f"Hand the function to a thread: `await asyncio.to_thread({function}, ...)`."
    return ""
