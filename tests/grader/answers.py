"""Load an answer fresh, and say clearly what is wrong with a file that does not load."""

from __future__ import annotations

import ast
import contextlib
import functools
import hashlib
import inspect
import io
import sys
import tokenize
from pathlib import Path
from types import CodeType, ModuleType
from typing import TYPE_CHECKING

from grader.aborts import Abort
from grader.places import LearnerCode
from grader.texts import cut, plain_str
from grader.verdicts import Finding, KataFailure, Place, Verdict

if TYPE_CHECKING:
    from grader.guard import Guard
    from grader.policy import Policy


class AnswerFile:
    """One answer on disk, compiled once and executed fresh for each test.

    Args:
        path: the .py file, absolute.
        defines: what the kata asks for, as "async def name", "def name" or "class Name".
        policy: what the answer may use; None for no limits, as when somebody practises.
    """

    def __init__(self, path: Path, defines: tuple[str, ...] = (), policy: Policy | None = None) -> None:
        self.path = path
        self.defines = defines
        self.policy = policy
        self.guard: Guard | None = None
        self.learner = LearnerCode(str(path))
        self.stopped: Finding | None = None  # why its remaining tests are not run
        self._code: CodeType | None = None
        self._source: bytes | None = None  # once it is known to be valid
        self._problem: Finding | None = None

    def load(self) -> ModuleType:
        """Execute the file and return its module.

        Raises:
            KataFailure: BROKEN, with the line where one is to blame, or RUNAWAY if an
                earlier test had to be stopped: each of them would take seconds.
            Abort: the code did not come to an end.
        """
        if self.stopped is not None:
            raise KataFailure(self.stopped)
        if self._code is None and self._problem is None:
            try:
                self._compile()
            except KataFailure as failure:
                self._problem = failure.finding
        if self._problem is not None:
            raise KataFailure(self._problem)
        module = ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        if self.policy is not None:
            from grader.guard import Guard  # practice does without

            self.guard = Guard(self.policy, self.learner, module.__name__)
            module.__dict__["__builtins__"] = self.guard.builtins
        # Dataclasses and pickle look their module up here.
        sys.modules[module.__name__] = module
        self._execute(module)
        self._check_shape(module)
        return module

    @functools.cached_property
    def _tree(self) -> ast.Module | None:
        """The parsed file, once it was compiled: most answers' tree is never looked at. None without one."""
        if self._source is None:
            return None
        with contextlib.suppress(RecursionError, MemoryError):  # nested deeper than Python's own objects can be
            return ast.parse(self._source, str(self.path))
        return None

    def refused_by(self, policy: Policy) -> Finding | None:
        """What a policy would not allow in the file's source; None if it has not been read."""
        return policy.check(self._tree, str(self.path)) if self._tree is not None else None

    @property
    def violation(self) -> Finding | None:
        """What the answer did since it was loaded that the policy does not allow."""
        return self.guard.violation if self.guard is not None else None

    def unload(self) -> None:
        """Forget the module that `load` registered."""
        sys.modules.pop(self.path.stem, None)

    def place_of(self, name: str) -> Place | None:
        """Where the answer defines `name`."""
        for node in self._tree.body if self._tree else ():
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name == name:
                return Place(str(self.path), node.lineno, name)
        return None

    def main_place(self) -> Place | None:
        """Where the first thing that the kata asks for is defined."""
        for wanted in self.defines:
            if place := self.place_of(wanted.split()[-1]):
                return place
        return Place(str(self.path), 1)

    def is_cleanup(self, place: Place) -> bool:
        """True for a line in a `finally` or `except`, or in the end of a context manager."""
        blocks: list[ast.stmt | ast.ExceptHandler] = []
        for node in ast.walk(self._tree) if self._tree else ():
            if isinstance(node, ast.Try | ast.TryStar):
                blocks += [*node.handlers, *node.finalbody]
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name in ("__aexit__", "__exit__"):
                blocks += node.body
        return any(block.lineno <= place.line <= (block.end_lineno or 0) for block in blocks)

    def _broken(self, what: str, line: int = 0, advice: str = "") -> KataFailure:
        where = Place(str(self.path), line) if line else None
        return KataFailure(Finding(Verdict.BROKEN, what, where, advice))

    def _bring_back(self) -> str:
        return f"Put the untouched stub there: tox -e reset -- {self.path.stem}"

    def _compile(self) -> None:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            raise self._broken(
                f"the file {self.path.name} is missing.",
                advice=self._bring_back(),
            ) from None
        except OSError as exc:
            raise self._broken(f"the file {self.path.name} cannot be read: {exc.strerror}.") from None
        if not data.strip():
            raise self._broken(
                f"the file {self.path.name} is empty.",
                line=1,
                advice=self._bring_back(),
            )
        try:
            if b"coding" not in b"".join(data.splitlines()[:2]):
                data.decode("utf-8")
            encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
            data.decode(encoding)
            source: bytes | ast.Module = data
            if self.policy is not None:
                from grader.policy import Instrument

                source, self._source = ast.parse(data, str(self.path)), data
                if (violation := self.policy.check(source, str(self.path))) is not None:
                    raise KataFailure(violation)
                source = Instrument().visit(source)
            self._code = compile(source, str(self.path), "exec", dont_inherit=True)
            self._source = data
        except LookupError as exc:
            raise self._broken(f"the file declares an encoding that is none for text: {exc}.", 1) from None
        except UnicodeDecodeError as exc:
            line = data[: exc.start].count(b"\n") + 1
            raise self._broken(
                f"line {line} is not UTF-8 text.", line, "Save the file with the encoding UTF-8 in your editor."
            ) from None
        except SyntaxError as exc:
            raise self._broken(
                f"{type(exc).__name__}: {exc.msg}.",
                exc.lineno or 1,
                "Only a function written with `async def` can await."
                if "outside async function" in (exc.msg or "")
                else "Python cannot read the file: look at this line and the one above it.",
            ) from None
        except UnicodeError as exc:
            raise self._broken(f"the file is not written in the encoding that it declares: {exc}.", 1) from None
        except (ValueError, RecursionError, MemoryError) as exc:
            raise self._broken(f"Python cannot compile the file: {exc}.", 1) from None

    def _execute(self, module: ModuleType) -> None:
        assert self._code is not None
        try:
            exec(self._code, module.__dict__)
        except Abort:
            raise
        except BaseException as exc:
            if is_ctrl_c(exc, self.learner):
                raise
            if self.violation is not None:
                raise KataFailure(self.violation) from None
            place = self.learner.in_exception(exc)
            if isinstance(exc, SystemExit):
                what = f"the file ends the program while it is loaded: SystemExit({exc.code!r})."
            else:
                what = f"the file raises {type(exc).__name__} while it is loaded: {cut(plain_str(exc), 160)}"
            raise self._broken(what, place.line if place else 1) from None

    def _check_shape(self, module: ModuleType) -> None:
        for wanted in self.defines:
            kind, name = wanted.rsplit(" ", 1)
            value = getattr(module, name, None)
            if value is None:
                raise self._broken(
                    f"the file does not define `{name}`.",
                    self._line_of_first_definition(),
                    f"The tests look for `{wanted}`, spelled exactly so.",
                )
            if kind == "class" and not isinstance(value, type):
                raise self._broken(f"`{name}` is not a class.", self._line_of(name))
            if kind != "class" and not callable(value):
                raise self._broken(f"`{name}` is not a function: it is {value!r:.60}.", self._line_of(name))
            if kind == "def" and (inspect.iscoroutinefunction(value) or inspect.isasyncgenfunction(value)):
                raise self._broken(
                    f"`{name}` must be a plain function, and is written with `async def`.",
                    self._line_of(name),
                    "Write `def` without `async`: it is called from code that cannot await.",
                )

    def _line_of_first_definition(self) -> int:
        definitions = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        return next((node.lineno for node in self._tree.body if isinstance(node, definitions)), 1) if self._tree else 1

    def _line_of(self, name: str) -> int:
        place = self.place_of(name)
        return place.line if place else 1


def is_ctrl_c(exc: BaseException, learner: LearnerCode) -> bool:
    """True for a person's Ctrl-C, false for an answer that raises KeyboardInterrupt itself."""
    if not isinstance(exc, KeyboardInterrupt):
        return False
    traceback = exc.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    if traceback is None or not learner.wrote(traceback.tb_frame.f_code):
        return True
    return "KeyboardInterrupt" not in Place(learner.path, traceback.tb_lineno or 1).source


def is_stub(path: Path, stub: str) -> bool:
    """True if the file is still the stub with this fingerprint."""
    try:
        return fingerprint(path.read_text(encoding="utf-8")) == stub
    except (OSError, UnicodeDecodeError):
        return False


def fingerprint(text: str) -> str:
    """A hash of a file's text that does not depend on line ends or trailing spaces."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
