"""What belongs to one test while it runs."""

from __future__ import annotations

from types import ModuleType

from grader.answers import AnswerFile
from grader.scorecard import TestResult
from grader.verdicts import Finding
from grader.watch import Watch


class Run:
    """One test of one answer.

    name: the suite and the test, without parameters. duration: real seconds so far.
    """

    def __init__(self, file: AnswerFile, watch: Watch, name: str) -> None:
        self.file = file
        self.watch = watch
        self.name = name
        self.module: ModuleType | None = None
        self.finding: Finding | None = None
        self.result: TestResult | None = None
        self.timed_out = False
        self.duration = 0.0
