"""The answer bank: known right and wrong answers, and what each claims about itself."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from grader.curriculum import Kata
from grader.scorecard import KataResult, Status
from grader.verdicts import Verdict

# Python itself treats a few wrong answers in another way from some version on; there, one may even be right.
RIGHT = "right"
CLAIM = re.compile(rb"^\W*Verdict: *(\w+)(?:, from Python 3\.(\d+) on *(\w+))?", re.MULTILINE)


class BankError(Exception):
    """An answer of the bank does not say what it is; the message is one line."""


@dataclass(frozen=True)
class BankAnswer:
    """An answer and its claim: the verdict that it must get, None if it must pass."""

    kata: Kata
    path: Path
    verdict: Verdict | None

    @property
    def name(self) -> str:
        """right_<how> or wrong_<what>."""
        return self.path.stem

    def complaint(self, result: KataResult) -> str | None:
        """How the result differs from the claim, in one line; None if it holds."""
        claim = f"claims {self.verdict}" if self.verdict else "is right"
        if self.verdict is None:
            failure = result.first_failure
            if failure is None:
                return None
            what = failure.finding.what if failure.finding else "no finding"
            return f"{claim}, but got {result.verdict} in {failure.name}: {what}"
        if result.status is Status.SOLVED:
            return f"{claim}, but passed every test"
        if result.verdict is not self.verdict:
            failure = result.first_failure
            where = failure.name if failure else "?"
            what = failure.finding.what if failure and failure.finding else "no finding"
            return f"{claim}, but got {result.verdict} in {where}: {what}"
        return None


def answers_for(kata: Kata, bank: Path) -> list[BankAnswer]:
    """All answers that the bank holds for a kata, right ones first.

    Raises:
        BankError: a file name or a claim is not as it should be.
    """
    found = []
    for path in sorted((bank / kata.id).glob("*.py")):
        claim = CLAIM.search(path.read_bytes())
        where = path.relative_to(bank)
        if path.stem.startswith("right_"):
            if claim:
                raise BankError(f"{where}: a right answer must not claim a verdict")
            found.append(BankAnswer(kata, path, None))
        elif path.stem.startswith("wrong_"):
            name = _claimed(claim) if claim else ""
            if name == RIGHT:
                found.append(BankAnswer(kata, path, None))
                continue
            if name not in Verdict.__members__:
                raise BankError(f"{where}: its docstring must say 'Verdict: NAME' with a known name, not {name!r}")
            found.append(BankAnswer(kata, path, Verdict(name)))
        else:
            raise BankError(f"{where}: its name must start with right_ or wrong_")
    return found


def _claimed(claim: re.Match[bytes]) -> str:
    name, minor, later_name = claim.groups()
    return (later_name if minor and sys.version_info >= (3, int(minor)) else name).decode()
