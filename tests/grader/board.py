"""The board: what the terminal shows after a grading run."""

from __future__ import annotations

import os
from pathlib import Path

from _pytest._io import TerminalWriter

from grader.explain import explanation
from grader.scorecard import KataResult, ScoreCard, Status, TestResult
from grader.texts import cut

BAR = 30
MAX_WIDTH = 100

UNICODE = {"passed": "✔", "failed": "✘", "todo": "·", "star": "★", "full": "█", "empty": "░", "part": "◐"}
ASCII = {"passed": "+", "failed": "x", "todo": ".", "star": "*", "full": "#", "empty": "-", "part": "~"}


class Board:
    """Writes a score card to a terminal.

    Args:
        card: the results.
        writer: pytest's terminal writer, which knows width, colours and encoding.
        root: the repository.
        selected: the learner chose katas, so each chosen one that fails is explained.
        details: explain each one that fails in any case.
    """

    def __init__(
        self, card: ScoreCard, writer: TerminalWriter, root: Path, selected: bool, details: bool = False
    ) -> None:
        self._details_of_all = selected or details
        self._card = card
        self._writer = writer
        self._root = root
        self._selected = selected
        encoding = getattr(writer._file, "encoding", None) or "ascii"
        self._unicode = encoding.lower().replace("-", "").startswith("utf")
        self._signs = UNICODE if self._unicode else ASCII
        self._width = min(writer.fullwidth, MAX_WIDTH)

    def write(self) -> None:
        """Write the board, the details, and what to do next."""
        self._writer.line()
        for chapter in self._card.curriculum.chapters:
            results = [self._card.results[kata.id] for kata in chapter.katas]
            if any(result.tests for result in results) or not self._selected:
                self._chapter(chapter.id, chapter.title, results)
        self._progress()
        up = self._card.next_up
        explained = [up] if up is not None else []
        if self._details_of_all:
            explained = [r for r in self._card.ran if r.status in (Status.UNSOLVED, Status.NOT_STARTED)]
        for result in explained:
            self._details(result)
        self._what_next(explained)

    def _chapter(self, chapter_id: str, title: str, results: list[KataResult]) -> None:
        self._writer.line(f"{chapter_id.split('_')[0]}  {title}", bold=True)
        for result in results:
            if result.tests or not self._selected:
                self._kata(result)
        self._writer.line()

    def _kata(self, result: KataResult) -> None:
        status = result.status
        sign, colour = {
            Status.SOLVED: ("passed", {"green": True}),
            Status.UNSOLVED: ("failed", {"red": True}),
            Status.PARTLY_RUN: ("part", {"yellow": True}),
        }.get(status, ("todo", {"light": True}))
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
            self._writer.line(f"  Not started. Its {result.collected} tests wait for you: open the file and read on.")
            return
        if untouched:
            self._writer.line("  Not started: this file holds broken code for you to mend. It fails like this:")
        for test in result.tests:
            self._test(test, explained=test is failure)

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
        if explained:
            for line in explanation(test, self._root, self._width - 6, self._unicode):
                self._writer.line(("      " + line).rstrip())

    def _what_next(self, explained: list[KataResult]) -> None:
        self._writer.line()
        up = self._card.next_up
        if up is None:
            done = self._card.solved == len(self._card.results)
            self._writer.line(
                "All katas are solved. Well done!" if done else "Everything that was selected passes.", green=True
            )
            if not done:
                self._writer.line(f"{'tox' if os.environ.get('TOX_ENV_NAME') else 'pytest'} shows what is next.")
            self._writer.line()
            return
        if explained and up not in explained:
            up = explained[0]
        command = "tox --" if os.environ.get("TOX_ENV_NAME") else "pytest"
        self._writer.write("Next:  ", bold=True)
        self._writer.line(f"edit {up.path}")
        alone = f"{command} -k {up.kata.name}"
        self._writer.line(f"       {alone:<42} runs this kata alone")
        self._writer.line(f"       {alone + ' --hint':<42} shows a hint")
        self._writer.line()
