"""The pytest plugin: options, fixtures, and the way from a test run to verdicts and reports."""

from __future__ import annotations

import contextlib
import dataclasses
import difflib
import gc
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_timeout

from grader import bank, curriculum, hints, reports
from grader.alarm import call_after
from grader.answers import AnswerFile, is_ctrl_c, is_stub
from grader.board import Board
from grader.clock import real_monotonic
from grader.curriculum import CurriculumError, Kata
from grader.diagnosis import diagnose, is_timeout
from grader.differences import compared
from grader.fixtures import Fixtures
from grader.network import without_certificates
from grader.run import Run
from grader.scorecard import KataResult, ScoreCard, Status, TestResult, tests_as_json
from grader.supervision import Supervisor
from grader.timeline import Gap, Recording
from grader.verdicts import Finding, KataFailure, Verdict
from grader.watch import Limits, Watch

DEFAULT_SEED = 1
MAX_OUTPUT = 10_000
# How often the limit in real time interrupts an answer that goes on waiting, once in a second.
MAX_STRIKES = 5
# Tests between two full collections of garbage. One takes as long as dozens of tests; without any,
# what a run of all references leaves behind takes a tenth more memory.
COLLECT_ALL_EVERY = 1000
# So many selected katas are looked at with the rules of graded runs, too, which takes time.
FEW = 10


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("katas", "asyncio katas")
    group.addoption("--answers", metavar="DIR", default="katas", help="grade the answers in DIR (default: katas)")
    group.addoption("--bank", action="store_true", help="check every answer of the bank against its claim")
    group.addoption(
        "--hint", nargs="?", const=1, type=int, metavar="LEVEL", help="show a hint for the selected or the next kata"
    )
    group.addoption("--details", action="store_true", help="explain every unsolved kata, not only the next one")
    group.addoption("--seed", type=int, default=DEFAULT_SEED, metavar="N", help="the seed of the suites' inputs")
    group.addoption("--partial-credit", action="store_true", help="points for each test that passes, not only for all")
    group.addoption("--report-json", metavar="FILE", help="write the score card as JSON")
    group.addoption("--report-markdown", metavar="FILE", help="append the score card as Markdown (a job summary)")
    group.addoption("--policy", action="store_true", help="allow answers only what graded runs allow")
    group.addoption("--report-html", metavar="FILE", help="write the score card as a page to look at, with timelines")
    parser.addini("katas_bank", "directory of the answer bank", default="solutions/bank")
    parser.addini("katas_curriculum", "the list of katas", default="tests/curriculum.toml")


def pytest_configure(config: pytest.Config) -> None:
    # Nothing is collected while everything is loaded, and then at one moment of each test: the answer's
    # garbage is found there, and all of it takes less time.
    collects_garbage = gc.isenabled()
    if collects_garbage:
        gc.disable()
        config.add_cleanup(gc.enable)
    config.addinivalue_line("markers", "limits(**limits): change grader.watch.Limits for a test or a suite")
    config.addinivalue_line("markers", "real_time: run on the real clock instead of the virtual one")
    try:
        plugin = Grading(config, collects_garbage)
    except (CurriculumError, bank.BankError) as exc:
        raise pytest.UsageError(str(exc)) from None
    if plugin.is_bank:
        # pytest would remember all these tests for --lf and --nf, and read the list in each later run.
        for name in ("lfplugin", "nfplugin"):
            config.pluginmanager.unregister(name=name)
    config.pluginmanager.register(plugin, "kata-grading")
    config.pluginmanager.register(plugin.fixtures, "kata-fixtures")


class Grading:
    """The state of one grading run."""

    def __init__(self, config: pytest.Config, collects_garbage: bool = True) -> None:
        self.config = config
        self._collects_garbage = collects_garbage
        self.root = config.rootpath
        self.tests_dir = (self.root / config.getini("katas_curriculum")).parent
        self.curriculum = curriculum.read(self.root / config.getini("katas_curriculum"))
        self.is_bank = bool(config.option.bank)
        self.answers_dir = Path(config.invocation_params.dir, config.option.answers)
        if not self.answers_dir.is_dir() and config.option.answers == "katas":
            self.answers_dir = self.root / "katas"
        if not self.answers_dir.is_dir():
            raise pytest.UsageError(f"--answers: there is no directory {config.option.answers!r}")
        self.answers_dir = self.answers_dir.resolve()
        for option in ("report_json", "report_markdown", "report_html"):
            if (file := getattr(config.option, option)) and Path(file).is_dir():
                raise pytest.UsageError(f"--{option.replace('_', '-')}: {file} is a directory")
            if file and (why := reports.refused(Path(file), option == "report_html")):
                raise pytest.UsageError(f"--{option.replace('_', '-')}: {file} {why}")
        self.seed = config.option.seed
        self.card = ScoreCard(self.curriculum, self._shown(self.answers_dir), self.seed, config.option.partial_credit)
        self.bank_answers: dict[str, list[bank.BankAnswer]] = {}
        self.bank_results: dict[Path, KataResult] = {}
        if self.is_bank:
            self._read_bank()
        self.supervisor = Supervisor()
        self.fixtures = Fixtures(self.supervisor, self.seed)
        self.files: dict[Path | str, AnswerFile] = {}  # the bank's by their path, others by the kata's id
        self.deselected = False
        self.selected_by_path = False
        self._suites_for_answers()
        self.keeps_recordings = bool(config.option.report_html)
        self.before_giving_up: Callable[[], None] = lambda: None
        self.complaints: dict[str, str] = {}  # about answers of the bank, by their path
        self._started = 0
        self._katas: dict[Path, Kata | None] = {}
        self._marks_of_parents: dict[pytest.Collector | None, list[pytest.Mark]] = {}

    def _read_bank(self) -> None:
        folder = self.root / self.config.getini("katas_bank")
        if not folder.is_dir():
            raise pytest.UsageError(f"--bank: there is no directory {self.config.getini('katas_bank')!r}")
        for kata in self.curriculum.katas:
            answers = bank.answers_for(kata, folder)
            if self.config.option.policy:
                # What wrong answers claim is about practice. Graded runs must let every right one through.
                answers = [answer for answer in answers if answer.verdict is None]
            self.bank_answers[kata.id] = answers

    def _shown(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    # -- which tests, in which order ----------------------------------------------

    def kata_of(self, path: Path) -> Kata | None:
        """The kata that a suite at `path` grades."""
        if path not in self._katas:  # asked several times for each test
            self._katas[path] = None
            if path.is_relative_to(self.tests_dir) and path.name.startswith("test_"):
                folder = path.parent.relative_to(self.tests_dir).as_posix()
                self._katas[path] = self.curriculum.find(f"{folder}/{path.stem.removeprefix('test_')}")
        return self._katas[path]

    def _suites_for_answers(self) -> None:
        """Let a path below the answers stand for the suite that grades it."""
        source, sources = self.config.args_source, pytest.Config.ArgsSource
        self.selected_by_path = source is sources.ARGS
        if source is sources.TESTPATHS and (suites := self._suites_of(self.config.option.keyword)):
            self.config.args[:] = suites
            self.selected_by_path = True
            return
        arguments: list[str] = []
        for argument in self.config.args:
            path = Path(self.config.invocation_params.dir, argument).resolve()
            if source is sources.TESTPATHS or not path.is_relative_to(self.answers_dir):
                arguments.append(argument)
            elif path == self.answers_dir:
                arguments += [str(self.tests_dir / chapter.id) for chapter in self.curriculum.chapters]
                self.selected_by_path = False
            else:
                below = path.relative_to(self.answers_dir)
                self.selected_by_path = True
                if below.suffix == ".py":
                    below = below.with_name(f"test_{below.name}")
                arguments.append(str(self.tests_dir / below))
        self.config.args[:] = arguments

    def _suites_of(self, name: str) -> list[str]:
        """The suites of a kata that is selected by `-k NAME`: pytest would load all suites to find them."""
        paths = (
            self.tests_dir / kata.chapter / f"test_{name}.py" for kata in self.curriculum.katas if kata.name == name
        )
        return [str(path) for path in paths if path.is_file()]

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self) -> Iterator[None]:
        with without_certificates():
            return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        if not self.is_bank or "kata" not in metafunc.fixturenames:
            return
        kata = self.kata_of(metafunc.definition.path)
        if kata is not None:
            answers = self.bank_answers[kata.id]
            metafunc.parametrize("kata", answers, indirect=True, ids=[answer.name for answer in answers])

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        order = {kata.id: number for number, kata in enumerate(self.curriculum.katas)}

        def place(item: pytest.Item) -> tuple[int, str]:
            kata = self.kata_of(item.path)
            answer = self._bank_answer(item)
            return (order[kata.id] if kata else -1, answer.name if answer else "")

        items.sort(key=place)  # stable: the suite's own order stays
        collected: dict[Any, set[str]] = {}  # by module
        for item in items:
            if result := self._result_of(item):
                result.collected += 1
                collected.setdefault(item.module, set()).add(item.originalname)
                # A node id (file::test) leaves tests out before anybody could count them.
                result.incomplete = any("[" in argument for argument in self.config.args)
        tests = {
            module: {name for name, value in vars(module).items() if name.startswith("test_") and callable(value)}
            for module in collected
        }
        for item in items:
            if result := self._result_of(item):
                result.incomplete = result.incomplete or tests[item.module] != collected[item.module]

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        self.deselected = self.deselected or bool(items)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        if any(self.kata_of(item.path) for item in session.items):
            self.supervisor.install()
            session.config.add_cleanup(self.supervisor.uninstall)
            # What exists by now stays: leave it out of the collections after each test.
            gc.freeze()
            session.config.add_cleanup(gc.unfreeze)
        elif self._collects_garbage:
            gc.enable()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        if self.config.option.hint is None:
            return None
        return self._show_hint(session)

    def _show_hint(self, session: pytest.Session) -> bool | None:
        katas = [
            kata for kata in self.curriculum.katas if any(self.kata_of(item.path) is kata for item in session.items)
        ]
        if self.deselected or self.selected_by_path:
            self.hinted = katas
            writer = self.config.get_terminal_writer()
            for kata in katas:
                hints.write_hint(writer, kata, self.config.option.hint, self.card.results[kata.id].path)
            session.items.clear()
            return True
        return None

    def _bank_answer(self, item: pytest.Item) -> bank.BankAnswer | None:
        callspec = getattr(item, "callspec", None)
        answer = callspec.params.get("kata") if callspec else None
        return answer if isinstance(answer, bank.BankAnswer) else None

    def _result_of(self, item: pytest.Item) -> KataResult | None:
        kata = self.kata_of(item.path)
        if kata is None:
            return None
        answer = self._bank_answer(item)
        if answer is None:
            return self.card.results[kata.id]
        if answer.path not in self.bank_results:
            self.bank_results[answer.path] = KataResult(kata, self._shown(answer.path))
        return self.bank_results[answer.path]

    def _file_of(self, item: pytest.Item, kata: Kata) -> AnswerFile:
        answer = self._bank_answer(item)
        key = answer.path if answer else kata.id
        if key not in self.files:
            path = answer.path if answer else self.answers_dir / f"{kata.id}.py"
            policy = None
            if self.config.option.policy:
                from grader.policy import Policy  # practice does without

                policy = Policy(kata.allows)
            self.files[key] = AnswerFile(path, kata.defines, policy)
            if answer is None:
                self.card.results[kata.id].untouched = is_stub(path, kata.stub)
        return self.files[key]

    def _marks(self, item: pytest.Item) -> list[pytest.Mark]:
        """The marks that hold for a test, those of its module before its own."""
        if item.parent not in self._marks_of_parents:  # asking takes a while
            self._marks_of_parents[item.parent] = list(item.parent.iter_markers())[::-1] if item.parent else []
        return [*self._marks_of_parents[item.parent], *item.own_markers]

    # -- running one test ----------------------------------------------------------

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
        result = self._result_of(item)
        if result is None or not (result.decided if self.is_bank else self._is_known_to_fail(result)):
            return None
        if not self.is_bank:
            self._report_not_started(item, result)
        item.session._setupstate.teardown_exact(nextitem)  # what the module or the session has set up
        return True

    def _is_known_to_fail(self, result: KataResult) -> bool:
        """True if this is an untouched stub whose first test has shown that nothing is written: so will the others.

        With -v, all tests run.
        """
        first = result.first_failure
        return (
            result.untouched
            and first is not None
            and first.finding is not None
            and first.finding.verdict is Verdict.NOT_STARTED
            and not result.kata.broken_stub
            and self.config.option.verbose < 0
        )

    def _report_not_started(self, item: pytest.Item, result: KataResult) -> None:
        assert result.first_failure is not None
        finding = result.first_failure.finding
        assert finding is not None
        result.tests.append(TestResult(_plain_name(item, self.is_bank), finding=finding))
        item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        for when in ("setup", "call", "teardown"):
            report = pytest.TestReport(item.nodeid, item.location, {}, "passed", None, when)
            if when == "call":
                report.outcome, report.longrepr = "failed", _short_report(finding, self.root)
                report.user_properties.append(("verdict", str(finding.verdict)))
                report.not_started = True
            item.ihook.pytest_runtest_logreport(report=report)
        item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        kata = self.kata_of(item.path)
        if kata is None:
            return
        self._started += 1
        # What the test before left behind (the frames of exceptions, with their tasks) goes. What it
        # left for good (reports, results) need not be searched again.
        if self._started % COLLECT_ALL_EVERY:
            gc.collect(1)
        else:
            gc.unfreeze()
            gc.collect()
        gc.freeze()
        limits, real_time = Limits(), False
        for mark in self._marks(item):
            real_time = real_time or mark.name == "real_time"
            if mark.name == "limits":
                for name, value in mark.kwargs.items():
                    setattr(limits, name, value)
        file = self._file_of(item, kata)
        watch = Watch(file.learner, limits, real_time)
        item.stash[RUN] = self.fixtures.run = Run(file, watch, f"{item.path.stem}:{item.originalname}")
        watch.cpu.on_unstoppable = lambda: self._give_up(item)
        self.supervisor.watch = watch
        self.supervisor.remember_process()

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> Iterator[None]:
        run = pyfuncitem.stash.get(RUN, None)
        if run is None:
            return (yield)
        __tracebackhide__ = True
        error: BaseException | None = None
        with self.supervisor.around(run.watch):
            try:
                yield
            except BaseException as exc:
                if is_ctrl_c(exc, run.file.learner):
                    raise
                error = run.watch.timeout or exc
            run.timed_out = is_timeout(error)
            self.supervisor.conclude(run.watch, error, self._keeps_frames())
        run.finding = run.file.violation or diagnose(error, run.watch, run.file, run.module)
        if run.finding is None:
            return True
        if isinstance(error, Exception) and not isinstance(error, pytest.exit.Exception):
            try:
                raise error
            finally:
                del error
        raise KataFailure(run.finding)

    @pytest.hookimpl(tryfirst=True)
    def pytest_timeout_set_timer(self, item: pytest.Item, settings: Any) -> bool | None:
        """pytest-timeout's own timer, but that a busy machine makes it longer."""
        if (
            settings.method != "signal"
            or RUN not in item.stash
            or threading.current_thread() is not threading.main_thread()
        ):
            return None

        watch, learner = item.stash[RUN].watch, item.stash[RUN].file.learner
        strikes = 0

        def strike(signum: int, frame: Any) -> None:
            __tracebackhide__ = True
            nonlocal strikes
            strikes += 1
            if watch.timeout is not None:
                if learner.caller_frame(frame) is None:
                    return  # the answer is out of the way: the grader comes to its verdict
                if strikes > MAX_STRIKES:
                    self._give_up(item)
                raise watch.timeout  # it waits again, in a `finally` or at the end of a `with`
            watch.busy_to_the_end = watch.cpu.is_hogged_by(frame)
            if watch.has_turned:
                watch.loop_turned(real_monotonic())  # the present turn counts, too
            try:
                pytest_timeout.timeout_sigalrm(item, settings)
            except BaseException as exc:
                watch.timeout = exc
                raise

        def cancel() -> None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)

        item.cancel_timeout = cancel  # pytest-timeout calls it
        call_after(settings.timeout, strike, again=1)
        return True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Iterator[None]:
        run = item.stash.get(RUN, None)
        if run is not None:
            run.watch.winding_down = True
        if run is None or not run.watch.has_unfinished_business:
            return (yield)
        # Closing the loop runs the learner's code once more: generators, threads.
        with self.supervisor.around(run.watch):
            return (yield)

    def _keeps_frames(self) -> bool:
        option = self.config.option
        return bool(option.usepdb or option.showlocals)

    def _give_up(self, item: pytest.Item) -> None:
        """The answer catches every interruption and never ends: show what there is, and stop."""
        run = item.stash[RUN]
        # What follows runs on the answer's stack: its health checks would take it for the answer's,
        # and the answer would catch whatever comes out of here.
        self.supervisor.stop_watching()
        try:
            self._show_what_there_is(item, run)
        except BaseException:
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(3)

    def _show_what_there_is(self, item: pytest.Item, run: Run) -> None:
        finding = diagnose(run.watch.timeout, run.watch, run.file, run.module)
        result = self._result_of(item)
        assert result is not None
        result.tests.append(TestResult(_plain_name(item, self.is_bank), finding=finding))
        self.before_giving_up()
        if (capture := self.config.pluginmanager.getplugin("capturemanager")) is not None:
            capture.suspend_global_capture(in_=True)
        writer = self.config.get_terminal_writer()
        if not self.is_bank:
            Board(self.card, writer, self.root, self._is_selection, self.config.option.details).write()
        writer.line(f"Grading stopped here: {result.path} catches every interruption and never ends.")
        self._write_reports()
        writer.flush()

    @property
    def _is_selection(self) -> bool:
        return self.deselected or self.selected_by_path

    def pytest_enter_pdb(self) -> None:
        """Somebody debugs by hand: from here on, waiting and working at the prompt are all right."""
        self.supervisor.stop_watching()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo) -> Any:
        report = yield
        run = item.stash.get(RUN, None)
        if run is None:
            return report
        run.duration += call.duration
        if call.excinfo is not None and call.when == "setup" and run.finding is None:
            run.finding = diagnose(call.excinfo.value, run.watch, run.file, run.module)
        if call.excinfo is not None and call.when == "teardown" and run.result is not None and run.result.passed:
            run.finding = diagnose(call.excinfo.value, run.watch, run.file, run.module)
            run.result.passed, run.result.finding = False, run.finding
        if run.finding is not None and not report.passed:
            report.outcome = "failed"
            report.user_properties.append(("verdict", str(run.finding.verdict)))
            result = self._result_of(item)
            is_stub = result is not None and result.untouched  # one that is broken on purpose, too
            report.not_started = is_stub or run.finding.verdict is Verdict.NOT_STARTED
            if self.config.option.tbstyle == "no":
                report.longrepr = _short_report(run.finding, self.root)
        if call.when == "call" or (call.when == "setup" and not report.passed):
            self._record(item, report, run)
        if call.when == "teardown":
            run.watch.clock.finished = True
            run.watch.forget()
            self.supervisor.restore_process()
            del item.stash[RUN]  # items live as long as the session
        return report

    def _record(self, item: pytest.Item, report: pytest.TestReport, run: Run) -> None:
        result = self._result_of(item)
        assert result is not None
        run.result = TestResult(
            name=_plain_name(item, self.is_bank),
            passed=report.passed,
            finding=run.finding,
            duration=run.duration,
            virtual_duration=run.watch.clock.elapsed,
            # Only the page shows how a test passed; the others save the time.
            recording=_recording(run.watch) if not report.passed or self.keeps_recordings else Recording(),
            output=(report.capstdout + report.capstderr)[:MAX_OUTPUT],
        )
        result.tests.append(run.result)
        is_endless = run.finding is not None and (run.timed_out or run.finding.verdict is Verdict.RUNAWAY)
        if is_endless and run.file.stopped is None:
            run.file.stopped = dataclasses.replace(
                run.finding, what="not run, because an earlier test of this kata had to be stopped."
            )
        self.supervisor.watch = None
        if self.is_bank:
            self._hold_against_claim(item, report, result)

    def _hold_against_claim(self, item: pytest.Item, report: pytest.TestReport, result: KataResult) -> None:
        """In bank mode a test passes as long as nothing contradicts the answer's claim."""
        answer = self._bank_answer(item)
        if answer is None:
            return  # the bank holds nothing for this kata
        # The first test that fails is what a wrong answer's claim is about.
        result.decided = answer.verdict is not None and not report.passed and not result.incomplete
        report.outcome, report.longrepr = "passed", None
        if result.is_complete and (complaint := answer.complaint(result)):
            self.complaints.setdefault(result.path, complaint)
            report.outcome, report.longrepr = "failed", f"{result.path}: {complaint}"

    # -- reporting -----------------------------------------------------------------

    def pytest_report_teststatus(self, report: pytest.TestReport, config: pytest.Config) -> tuple | None:
        if config.option.verbose >= 0 or not self._started:
            return None  # -v: as pytest does it
        if getattr(report, "not_started", False):
            return ("not started", "", "")
        if report.when == "call" or report.failed:
            return ("error" if report.failed and report.when != "call" else report.outcome, "", "")
        return None

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter, exitstatus: int) -> None:
        writer = terminalreporter._tw
        if self.is_bank:
            self._write_bank(terminalreporter)
        elif self.card.ran and self.config.option.hint is None:
            terminalreporter.ensure_newline()
            if self._is_selection and len(self.card.ran) <= FEW and not self.config.option.policy:
                self._look_ahead()
            Board(self.card, writer, self.root, self._is_selection, self.config.option.details).write()
        elif self.card.ran and (up := self.card.next_up):
            hints.write_hint(writer, up.kata, self.config.option.hint, up.path)
        if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
            writer.line("No kata was selected. Without arguments, all of them are graded.")
            names = [kata.name for kata in self.curriculum.katas]
            if similar := difflib.get_close_matches(self.config.option.keyword, names, 1):
                writer.line(f"Did you mean {similar[0]}?")

    def _look_ahead(self) -> None:
        """See whether a graded run would allow what the solved katas use."""
        from grader.policy import Policy

        for result in self.card.ran:
            if result.status is Status.SOLVED and (file := self.files.get(result.kata.id)):
                result.refused = file.refused_by(Policy(result.kata.allows))

    def _write_bank(self, reporter: pytest.TerminalReporter) -> None:
        right = sum(answer.verdict is None for answers in self.bank_answers.values() for answer in answers)
        total = sum(map(len, self.bank_answers.values()))
        reporter.write_line("")
        for path, complaint in self.complaints.items():
            reporter.write_line(f"{path}: {complaint}", red=True)
        complete = sum(result.is_complete for result in self.bank_results.values())
        reporter.write_line(
            f"Bank: {complete} of {total} answers held against their claims"
            f" ({right} right, {total - right} wrong): {len(self.complaints)} not as claimed"
        )
        if partly := sum(bool(result.tests) and not result.is_complete for result in self.bank_results.values()):
            reporter.write_line(f"{partly} more were not held against anything: some of their tests were left out.")

    def _as_json(self) -> dict[str, Any]:
        card = self.card.as_json()
        if self.is_bank:
            card["bank"] = [
                {"id": result.path, "verdict": result.verdict, "tests": tests_as_json(result)}
                for result in self.bank_results.values()
            ]
        return card

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        self._write_reports()
        held = any(result.is_complete for result in self.bank_results.values())
        if self.is_bank and not held and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED

    def _write_reports(self) -> None:
        option = self.config.option
        with _one_line_errors():
            if option.report_json:
                reports.write_json(self._as_json(), Path(option.report_json))
            if option.report_markdown:
                reports.write_markdown(self.card, Path(option.report_markdown), self.root)
            if option.report_html:
                from grader import html_report  # nothing else needs it

                html_report.write_html(self.card, Path(option.report_html), self.root)


RUN: pytest.StashKey[Run] = pytest.StashKey()


@contextlib.contextmanager
def _one_line_errors() -> Iterator[None]:
    try:
        yield
    except OSError as exc:
        pytest.exit(f"the report cannot be written: {exc}", returncode=4)


def _recording(watch: Watch) -> Recording:
    return Recording.of((call for call in watch.calls if id(call) not in watch.unshown), Gap(*watch.unshown_time))


def _plain_name(item: pytest.Item, is_bank: bool) -> str:
    return getattr(item, "originalname", item.name) if is_bank else item.name


def _short_report(finding: Finding, root: Path) -> str:
    where = f" ({finding.where.shown(root)})" if finding.where else ""
    return f"{finding.verdict}: {finding.what}{where}\n{finding.try_this}"


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Say `got ..., expected ...` where a suite compares with ==."""
    if op != "==":
        return None
    return [compared(left, right)]
