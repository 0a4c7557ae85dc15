"""The board: what the terminal shows after a grading run."""

from __future__ import annotations

import os
import textwrap
from pathlib import Path

from _pytest._io import TerminalWriter

from grader import answer_key
from grader.answers import is_stub
from grader.curriculum import Chapter
from grader.explain import explanation
from grader.hints import runner
from grader.scorecard import KataResult, ScoreCard, Status, TestResult
from grader.texts import cut
from grader.verdicts import Verdict

BAR = 30
MAX_WIDTH = 100
MAX_RIGHT_ANSWERS = 5
# Set by a tool that says itself what comes next, such as `tox -e watch`.
HAS_A_GUIDE = "KATAS_GUIDE"

UNICODE = {"passed": "✔", "failed": "✘", "todo": "·", "star": "★", "full": "█", "empty": "░", "part": "◐"}
ASCII = {"passed": "+", "failed": "x", "todo": ".", "star": "*", "full": "#", "empty": "-", "part": "~"}


NEEDS_WORK = (Status.UNSOLVED, Status.PARTLY_RUN)


class Board:
    """Writes a score card to a terminal.

    Args:
        card: the results.
        writer: pytest's terminal writer, which knows width, colours and encoding.
        root: the repository.
        selected: the learner chose katas, so each chosen one that fails is explained.
        details: list every kata, and explain each one that fails in any case.
    """

    def __init__(
        self, card: ScoreCard, writer: TerminalWriter, root: Path, selected: bool, details: bool = False
    ) -> None:
        self._details_of_all = selected or details
        self._card = card
        self._writer = writer
        self._root = root
        self._selected = selected
        self._lists_all = selected or details
        encoding = getattr(writer._file, "encoding", None) or "ascii"
        self._unicode = encoding.lower().replace("-", "").startswith("utf")
        self._signs = UNICODE if self._unicode else ASCII
        self._width = min(writer.fullwidth, MAX_WIDTH)

    def write(self) -> None:
        """Write the board, the details, and what to do next."""
        self._writer.line()
        up = self._card.next_up
        after_a_line = False
        for chapter in self._card.curriculum.chapters:
            results = [self._card.results[kata.id] for kata in chapter.katas]
            if self._selected and not any(result.tests for result in results):
                continue
            # A line for each kata would fill several screens: a chapter with nothing to work on gets few.
            if self._lists_all or up in results or any(r.status in NEEDS_WORK for r in results):
                if after_a_line:
                    self._writer.line()
                self._chapter(chapter, results)
                after_a_line = False
            else:
                self._chapter_in_brief(chapter, results)
                after_a_line = True
        if after_a_line:
            self._writer.line()
        self._progress()
        explained = [up] if up is not None and not os.environ.get(HAS_A_GUIDE) else []
        if self._details_of_all:
            explained = [r for r in self._card.ran if r.status in (Status.UNSOLVED, Status.NOT_STARTED)]
        for result in explained:
            self._details(result)
        self._what_next(explained)

    def _chapter_in_brief(self, chapter: Chapter, results: list[KataResult]) -> None:
        solved = sum(result.status is Status.SOLVED for result in results)
        words = f"{len(results)} kata{'s' * (len(results) > 1)}"
        words = f"{solved} of {words} solved" if solved else words
        self._writer.write(f"{chapter.id.split('_')[0]}  {chapter.title:<31}", bold=True)
        if solved == len(results):
            self._writer.line(f"{self._signs['passed']} {words}", green=True)
            return
        self._writer.line(words, light=True)
        used = 0
        for result in results:
            sign, colour = self._sign(result)
            entry = f"  {self._signs[sign]} {result.kata.name}"
            if used + len(entry) > self._width - 2:
                self._writer.line()
                used = 0
            self._writer.write(entry, **colour)
            used += len(entry)
        self._writer.line()

    def _sign(self, result: KataResult) -> tuple[str, dict[str, bool]]:
        """The name of the sign for a kata's state, and its colour."""
        return {
            Status.SOLVED: ("passed", {"green": True}),
            Status.UNSOLVED: ("failed", {"red": True}),
            Status.PARTLY_RUN: ("part", {"bold": True}),
        }.get(result.status, ("todo", {"light": True}))

    def _chapter(self, chapter: Chapter, results: list[KataResult]) -> None:
        self._writer.line(f"{chapter.id.split('_')[0]}  {chapter.title}", bold=True)
        for result in results:
            if result.tests or not self._selected:
                self._kata(result)
        self._writer.line()

    def _kata(self, result: KataResult) -> None:
        status = result.status
        sign, colour = self._sign(result)
        stars = self._signs["star"] * result.kata.level
        count = f"{result.passed} of {max(result.collected, len(result.tests))} tests"
        share = f", {result.points} of {result.kata.points} points" if result.partial_credit else ""
        words = {
            Status.SOLVED: f"solved, {result.kata.points} point{'s' * (result.kata.points > 1)}",
            Status.UNSOLVED: f"{result.verdict}, {count}{share}",
            Status.PARTLY_RUN: f"{count} run, all of them pass",
            Status.NOT_STARTED: "not started",
            Status.NOT_RUN: "not run",
        }[status]
        self._writer.write(f"  {self._signs[sign]} ", **colour)
        self._writer.write(f"{result.kata.name:<24}{stars:<7}")
        self._writer.line(words, **colour)

    def _progress(self) -> None:
        card = self._card
        if self._selected and os.environ.get(HAS_A_GUIDE):
            return
        if self._selected:
            # The others may be solved too, but were not asked for.
            self._writer.line(f"{card.solved} of {len(card.ran)} selected katas solved", bold=True)
            return
        total = len(card.results)
        filled = BAR * card.points // card.max_points
        self._writer.write(self._signs["full"] * filled, green=True)
        self._writer.write(self._signs["empty"] * (BAR - filled), light=True)
        self._writer.line(
            f"  {card.solved} of {total} katas solved, {card.points} of {card.max_points} points", bold=True
        )

    def _details(self, result: KataResult) -> None:
        self._writer.line()
        self._writer.line(result.path, bold=True)
        self._writer.line(f"  {result.kata.title}")
        untouched = result.status is Status.NOT_STARTED
        failure = result.first_failure
        if untouched and not result.kata.broken_stub:
            tests = "test waits" if result.collected == 1 else f"{result.collected} tests wait"
            self._writer.line(f"  Not started. Its {tests} for you: open the file and read on.")
            return
        if untouched:
            self._writer.line("  Not started: this file holds broken code for you to mend. It fails like this:")
        if _none_could_begin(result):
            number = max(result.collected, len(result.tests))
            what = "Its test could not" if number == 1 else f"None of its {number} tests could"
            self._writer.line(f"  {what} begin:")
            self._explanation(result.tests[0], "")
            return
        for test in result.tests:
            self._test(test, explained=test is failure)
        if failure is not None and failure.finding is not None:
            self._writer.line()
            # At the end: on a small terminal, this is what is still to be seen.
            is_one_of_many = len(result.tests) > result.passed + 1
            self._explanation(failure, f"  {'Start with: ' if is_one_of_many else ''}{failure.sentence}")

    def _test(self, test: TestResult, explained: bool) -> None:
        if test.passed:
            self._writer.write(f"  {self._signs['passed']} ", green=True)
            self._writer.line(test.sentence)
            return
        verdict = str(test.finding.verdict) if test.finding else ""
        self._writer.write(f"  {self._signs['failed']} ", red=True)
        sentence = cut(test.sentence, self._width - 6 - len(verdict))
        self._writer.write(sentence, bold=explained)
        space = self._width - 4 - len(sentence) - len(verdict)
        self._writer.write(" " * space if space > 0 else "  ")
        self._writer.line(verdict, red=True, bold=explained)

    def _explanation(self, test: TestResult, headline: str) -> None:
        if headline:
            self._writer.line(cut(headline, self._width), bold=True)
        for line in explanation(test, self._root, self._width - 6, self._unicode):
            self._writer.line(("      " + line).rstrip())

    def _what_next(self, explained: list[KataResult]) -> None:
        self._writer.line()
        up = self._card.next_up
        if up is None:
            up = self._all_is_well()
        elif explained and up not in explained:
            up = explained[0]
        if os.environ.get(HAS_A_GUIDE):
            return
        command = runner()
        if up is not None:
            self._writer.write("Next:  ", bold=True)
            self._writer.line(f"edit {up.path}")
            alone = f"{command} -k {up.kata.name}"
            self._writer.line(f"       {alone:<42} runs this kata alone")
            self._writer.line(f"       {alone + ' --hint':<42} shows a hint")
        elif self._card.solved < len(self._card.results):
            self._writer.line(f"{command.removesuffix(' --')} shows what is next.")
        self._writer.line()

    def _all_is_well(self) -> KataResult | None:
        """Write that nothing failed and what else there is to see; return the kata to go on with, if known."""
        if self._card.solved == len(self._card.results) and not self._selected:
            self._writer.line("All katas are solved. Well done!", green=True)
            return None
        solved = [result for result in self._card.ran if result.status is Status.SOLVED]
        if not self._selected or len(solved) < len(self._card.ran):
            self._writer.line("Everything that was selected passes.", green=True)
            return None
        self._writer.line("Well done!" if len(solved) == 1 else "All of them are solved. Well done!", green=True)
        for result in solved:
            self._warn_of_graded_runs(result)
        self._answer_key(solved)
        return self._next_untouched(solved[-1])

    def _warn_of_graded_runs(self, result: KataResult) -> None:
        """Practice allows everything; whoever is graded should know before."""
        if result.refused is None or result.refused.where is None:
            return
        text = f"A graded run (tox -e grade) would say FORBIDDEN at {result.refused.where.shown(self._root)}:"
        self._writer.line(text, bold=True)
        what = result.refused.what[:1].upper() + result.refused.what[1:]
        for line in textwrap.wrap(f"{what} {result.refused.advice}".strip(), self._width - 2):
            self._writer.line(f"  {line}")
        self._writer.line()

    def _answer_key(self, solved: list[KataResult]) -> None:
        path = answer_key.reference(self._root, solved[0].kata)
        if path is None or path == self._root / solved[0].path:
            return
        if len(solved) > 1:
            self._writer.line("Compare your answers with those in solutions/, and in solutions/bank/ with other ways.")
            self._writer.line()
            return
        self._writer.line("Compare your answer with the reference:")
        self._writer.line(f"  {self._shown(path)}")
        others = answer_key.right_answers(self._root, solved[0].kata)
        if others:
            self._writer.line(f"and with other ways, in {self._shown(others[0].path.parent)}/:")
        for other in others[:MAX_RIGHT_ANSWERS]:
            text = f"{other.path.stem}: {other.sentence}" if other.sentence else other.path.stem
            if not self._unicode:
                text = text.encode("ascii", "replace").decode()
            lines = textwrap.wrap(text, self._width - 2, initial_indent="  ", subsequent_indent="    ")
            for line in lines:
                self._writer.line(line)
        if len(others) > MAX_RIGHT_ANSWERS:
            self._writer.line(f"  and {len(others) - MAX_RIGHT_ANSWERS} more")
        self._writer.line()

    def _next_untouched(self, last: KataResult) -> KataResult | None:
        """The first kata behind `last` that nobody has begun, or before it; None if each was begun."""
        results = list(self._card.results.values())
        behind = results.index(last) + 1
        for result in results[behind:] + results[:behind]:
            if not result.tests and is_stub(self._root / result.path, result.kata.stub):
                return result
        return None

    def _shown(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()


def _none_could_begin(result: KataResult) -> bool:
    """True if the file did not load: then each test says the same, and which tests there are does not matter."""
    findings = {test.finding for test in result.tests}
    return len(findings) == 1 and all(finding and finding.verdict is Verdict.BROKEN for finding in findings)
