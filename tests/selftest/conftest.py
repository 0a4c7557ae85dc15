"""A small project around one kata, graded in this process by the real grader."""

from __future__ import annotations

import configparser
import json
import re
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"

CURRICULUM = """
[[chapters]]
id = "01_mini"
title = "Mini"
[[chapters.katas]]
name = "kata"
title = "A kata for the self-tests"
level = 2
concepts = ["none"]
defines = {defines}
stub = "{stub}"
broken_stub = {broken_stub}
hints = ["a question", "a direction", "nearly the answer"]
"""


def kata_entry(name: str, stub: str, function: str = "answer") -> str:
    """A kata's entry of a curriculum with several katas. stub: the fingerprint of its stub."""
    return f"""
[[chapters.katas]]
name = "{name}"
title = "The kata {name}"
level = 1
concepts = ["none"]
defines = ["async def {function}"]
stub = "{stub}"
hints = ["a question about {name}", "a direction", "nearly the answer"]
"""


@dataclass
class Graded:
    """What came out of grading the project."""

    status: int
    text: str
    card: dict[str, Any]

    @property
    def kata(self) -> dict[str, Any]:
        """The one kata of the card."""
        return self.card["katas"][0]

    @property
    def verdicts(self) -> dict[str, str | None]:
        """The verdict of each test, None for a test that passed."""
        return {test["name"]: test["verdict"] for test in self.kata["tests"]}

    @property
    def verdict(self) -> str | None:
        """The verdict of the kata: that of its first failing test."""
        return self.kata["verdict"]

    @property
    def message(self) -> str:
        """What the first failing test says."""
        return next((test["message"] for test in self.kata["tests"] if test["status"] == "failed"), "")

    @property
    def named_line(self) -> int | None:
        """The line number that the board names, None if it names none."""
        match = re.search(r"^ +at +katas/01_mini/kata\.py:(\d+)", self.text, re.MULTILINE)
        return int(match.group(1)) if match else None


class Project:
    """A repository in miniature, with one kata `kata` in the chapter `01_mini`."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self._pytester = pytester
        self.path = pytester.path
        self.defines = ["async def answer"]
        self.stub = "?"
        self.broken_stub = False
        settings = configparser.ConfigParser()
        settings.read(ROOT / "tox.ini", encoding="utf-8")
        settings["pytest"]["pythonpath"] = str(TESTS)
        for name in settings.sections():
            if name != "pytest":
                settings.remove_section(name)
        with (self.path / "tox.ini").open("w", encoding="utf-8") as file:
            settings.write(file)

    @property
    def answer_path(self) -> Path:
        """The answer's file."""
        return self.path / "katas" / "01_mini" / "kata.py"

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the project; text is dedented."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).lstrip("\n").encode())
        return path

    def grade(self, answer: str | bytes | None, suite: str, *arguments: str) -> Graded:
        """Grade `answer` (None: no file) with `suite`, and read the score card."""
        self.write(
            "tests/curriculum.toml",
            CURRICULUM.format(
                defines=json.dumps(self.defines), stub=self.stub, broken_stub=str(self.broken_stub).lower()
            ),
        )
        (self.path / "katas" / "01_mini").mkdir(parents=True, exist_ok=True)
        if answer is not None:
            self.write("katas/01_mini/kata.py", answer)
        self.write("tests/01_mini/test_kata.py", suite)
        return self.run(*arguments)

    def run(self, *arguments: str) -> Graded:
        """Run pytest in the project as it is."""
        report = self.path / "report.json"
        report.unlink(missing_ok=True)
        result = self._pytester.runpytest_inprocess("--report-json", str(report), *arguments)
        card = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
        return Graded(int(result.ret), "\n".join([*result.outlines, *result.errlines]), card)

    def run_in_a_process(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run pytest in the project as it is, in a process that may die."""
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(command, cwd=self.path, capture_output=True, encoding="utf-8", timeout=240, check=False)


@pytest.fixture
def project(pytester: pytest.Pytester) -> Project:
    """An empty project to write an answer and a suite into."""
    return Project(pytester)


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same terminal everywhere: 80 columns, no colours, and neither tox nor CI around it."""
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("TOX_ENV_NAME", "FORCE_COLOR", "PY_COLORS", "PYTEST_ADDOPTS", "CI", "BUILD_NUMBER"):
        monkeypatch.delenv(name, raising=False)
