"""What graded runs allow an answer: its source (grader.policy), and what it does (grader.guard)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from grader.answers import AnswerFile
from grader.policy import Policy
from grader.verdicts import KataFailure, Verdict

ALLOWED = [
    "import asyncio\nasyncio.TaskGroup",
    "from asyncio import *\nsleep, gather, Queue",
    "import asyncio as a\na.tasks.create_task",
    "import collections.abc, concurrent.futures\nconcurrent.futures.ThreadPoolExecutor(1).shutdown()",
    "from __future__ import annotations\nimport typing\nx: typing.ClassVar[int] = 1",
    "import logging\nlogging.getLogger('x').disabled = True",
    "import decimal\ndecimal.getcontext().prec = 9",
    "class A:\n    x = 1\n    def __init__(self): self._y = 2\nA().__class__.x = 3\nA()._y",
    "class A(list):\n    def peek(self): return self[0]\nA([1]).peek()",
    "class A:\n    def __setattr__(self, n, v): super().__setattr__(n, v)\nA().x = 1",
    "class A:\n    def __get__(self, o, t): return 1\nclass B:\n    a = A()\nB().a",
    "import enum\nclass E(enum.IntEnum):\n    A = 1\nE.A < 2",
    "import enum\nenum.Enum('Color', 'RED BLUE').RED",
    "from dataclasses import dataclass\n@dataclass(order=True, slots=True)\nclass D:\n    x: int = 0\nD(1) < D(2)",
    "from typing import NamedTuple\nclass P(NamedTuple):\n    x: int\nP(1)._replace(x=2)._asdict()",
    "import functools\n@functools.total_ordering\nclass A:\n    def __lt__(self, o): return True\nA() > A()",
    "import functools\n@functools.wraps(len)\ndef mine(): pass\nassert mine.__name__ == 'len'",
    "import functools\ndef f(x): pass\n@functools.wraps(f)\n@functools.cache\ndef g(x): pass",
    "assert '{0.real:{1}} {x[a]}'.format(5, 3, x={'a': 1}) == '  5 1'",
    "assert '{a}'.format_map({'a': 1.5}) == '1.5'",
    "assert str.format('{:.1f}', 1.25) and list(map('{}!'.format, 'ab')) == ['a!', 'b!']",
    "match 1:\n    case int(x) if x > 0: y = x\nassert y == 1",
    "match 1.5:\n    case float(real=r) | int(real=r): pass\nassert r == 1.5",
    "class P:\n    __match_args__ = ('_x', 'y')\n    _x, y = 1, 2\nmatch P():\n    case P(1, y=2) as p: z = 1",
    "import enum\nclass E(enum.Enum):\n    A = 1\nmatch E.A:\n    case E.A: x = 1\nassert x",
    "getattr(1, 'missing', None)\nassert not hasattr(1, '_missing')",
    "try:\n    (1)._missing\nexcept AttributeError: pass",
    "import copy\nassert copy.deepcopy([[1]]) == [[1]]",
    "import types\n@types.coroutine\ndef f(): yield",
    "type(1), isinstance(int, type), type(1)(2)",
    "def f(x: type | None = None) -> type[int]: pass",
    "import asyncio\nclass Q(asyncio.Queue):\n    def __init__(self): asyncio.Queue.__init__(self, 2)\nQ().maxsize",
    "'__main__' == __name__",
    "try:\n    1 / 0\nexcept Exception as e:\n    e.add_note('x'); e.code = 1; e.__cause__; e.__traceback__",
    "import asyncio\nasyncio.Event.set, str.upper, dict.get, object.__new__(object)",
    "vars(type('1')()) if False else dir(1)",
]

REFUSED = {  # source -> a part of what is said
    "import os.path": "imports `os.path`",
    "import os\nos.system('x')": "reads `system` of the module os",
    "from os import _exit": "imports `_exit` from os",
    "from . import x": "from its own folder",
    "import asyncio\nasyncio.base_events": "`base_events` of the module asyncio",
    "import asyncio\nx = asyncio\nx.sleep = None": "sets `sleep` of the module asyncio",
    "import asyncio\ndel asyncio.sleep": "sets `sleep` of the module asyncio",
    "import asyncio\nasyncio.sleep: int = 1": "sets `sleep`",
    "import asyncio\nfor asyncio.sleep in [1]: pass": "sets `sleep`",
    "open('x')": "uses `open`",
    "eval('1')": "uses `eval`",
    "__builtins__": "uses `__builtins__`",
    "__kata_see__": "uses `__kata_see__`",
    "x = '__globals__'": "a text holds `__globals__`",
    "(lambda: 0).__globals__": "uses `__globals__`",
    "getattr(print, '__se' + 'lf__')": "uses `__self__`",
    "(x for x in []).gi_frame": "reads `.gi_frame`",
    "getattr((x for x in []), 'gi_fr' + 'ame')": "uses `gi_frame`",
    "match (x for x in []):\n    case object(gi_frame=f): pass": "reads `.gi_frame`",
    "import asyncio\nmatch asyncio.Queue():\n    case object(_queue=q): pass": "reads `_queue` of a Queue",
    "import asyncio\nmatch 1:\n    case asyncio.base_events.x: pass": "`base_events`",
    "import asyncio\nmatch {}:\n    case {asyncio.base_events.x: 1}: pass": "`base_events`",
    "import asyncio\nasyncio.Queue()._queue": "reads `_queue` of a Queue",
    "import asyncio\n'{0._queue}'.format(asyncio.Queue())": "reads `_queue` of a Queue",
    "import asyncio\n'{0:{0._queue}}'.format(asyncio.Queue())": "reads `_queue` of a Queue",
    "class N(str):\n def __str__(s): return 'x'\nimport asyncio\ngetattr(asyncio.Queue(), N('_init'))": "reads `_init`",
    "class A(metaclass=type): pass": "has a metaclass",
    "class A:\n    def __eq__(s, o): return True": "uses `__eq__`",
    "class A(int):\n    def __bool__(s): return True": "defines `__bool__`",
    "class A(int): pass\nA.__lt__ = None": "sets `__lt__` of the class A",
    "class A:\n    __class__ = int": "defines `__class__`",
    "from fractions import Fraction\nclass A(Fraction): pass": "derived from Fraction",
    "from collections.abc import MutableSet\nclass A(MutableSet): pass": "derived from Set",
    "import enum\nenum.Enum('E', {'__e' + 'q__': 1})": "methods in the names of an enumeration",
    "type('A', (), {})": "makes a class with `type(...)`",
    "int.__class__": "reads the metaclass of int",
    "import abc\nabc.ABC.register(int)": "registers a class",
    "import dataclasses, asyncio\ndataclasses.dataclass(asyncio.Event)": "changes the class Event with `dataclass`",
    "from dataclasses import dataclass\nimport asyncio\ndataclass()(asyncio.Event)": "with `dataclass`",
    "import functools, asyncio\nfunctools.update_wrapper(asyncio, len)": "sets `__wrapped__` of the module asyncio",
    "import functools, asyncio\nfunctools.wraps(asyncio, assigned=['base_ev' + 'ents'])(lambda: 0)": "`base_events`",
    "import asyncio\nasyncio.Future.set_result": "reads `set_result` of the class Future",
    "import asyncio\nasyncio.Event.__init__(asyncio.Event())": "calls `__init__` of an Event",
    "import asyncio\nasyncio.Event().__init__()": "reads `__init__` of an Event",
    "import asyncio\nsuper(asyncio.Queue, asyncio.Queue())._init": "uses `super` of an object that is not its own",
    "import weakref\nweakref.finalize": "reads `finalize` of the module weakref",
    "import time\ntime.clock_settime": "reads `clock_settime`",
    "vars()": "uses `vars`",
    "import asyncio\nvars(asyncio.Event())": "uses `vars`",
    "import grader": "imports `grader`",
    "import unittest.mock": "imports `unittest.mock`",
}  # fmt: skip


def load(source: str, folder: Path, *groups: str) -> AnswerFile:
    path = folder / "answer.py"
    path.write_text(source, encoding="utf-8")
    file = AnswerFile(path, (), Policy(groups))
    try:
        file.load()
    finally:
        file.unload()
    return file


@pytest.mark.parametrize("source", ALLOWED)
def test_an_answer_may(source: str, tmp_path: Path) -> None:
    assert load(source, tmp_path).violation is None


@pytest.mark.parametrize("source", REFUSED)
def test_an_answer_may_not(source: str, tmp_path: Path) -> None:
    with pytest.raises(KataFailure) as caught:
        load(source, tmp_path)
    assert REFUSED[source] in caught.value.finding.what
    if "enumeration" not in REFUSED[source]:  # that is refused without being remembered: nothing comes of it
        assert caught.value.finding.verdict is Verdict.FORBIDDEN
        line = caught.value.finding.where.line
        assert 1 <= line <= source.count("\n") + 1


def test_what_is_caught_is_remembered(tmp_path: Path) -> None:
    with pytest.raises(KataFailure, match="base_events"):
        load("import asyncio\ntry:\n    x = asyncio\n    x.base_events\nexcept BaseException:\n    1 / 0", tmp_path)
    file = AnswerFile(tmp_path / "answer.py", (), Policy())
    (tmp_path / "answer.py").write_text(
        "import asyncio\ntry:\n    asyncio.base_events\nexcept BaseException:\n    pass"
    )
    file.load()
    file.unload()
    assert file.violation is not None
    assert file.violation.where.line == 3


@pytest.mark.parametrize(
    ("group", "source"),
    [
        ("files", "open"),
        ("files", "import aiofiles.os, pathlib, tempfile\naiofiles.os.remove, pathlib.Path.home, tempfile.mkstemp"),
        ("http", "import aiohttp\naiohttp.ClientSession, aiohttp.ClientTimeout(total=1)"),
        ("processes", "import asyncio\nasyncio.create_subprocess_exec, asyncio.subprocess.PIPE"),
    ],
)
def test_a_group_allows_more(group: str, source: str, tmp_path: Path) -> None:
    load(source, tmp_path, group)
    with pytest.raises(KataFailure):
        load(source, tmp_path)


def test_every_name_that_is_allowed_exists_or_is_of_another_python() -> None:
    for module, names in {"asyncio": ["TaskGroup", "timeout", "Runner"], "functools": ["wraps"]}.items():
        for name in names:
            assert Policy().permits(module, name)
    assert "attrgetter" not in Policy().star("operator")
    assert "itemgetter" in Policy().star("operator")


def test_positions_and_names_stay_as_they_were(tmp_path: Path) -> None:
    source = "import math\n\n\nmath.\\\n    sqrt(\n    -1)\n"
    with pytest.raises(KataFailure) as caught:
        load(source, tmp_path)
    assert caught.value.finding.where.line in (4, 5, 6)
    assert "ValueError" in caught.value.finding.what
    assert ast.parse(source) is not None
