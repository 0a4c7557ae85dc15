"""The score card as one page to look at: no network, no scripts, for large and small screens, and screen readers.

The page is made of elements, never of strings put together: what comes from the learner cannot become markup.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import itertools
import linecache
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from grader.curriculum import Chapter
from grader.markup import element, serialized
from grader.scorecard import KataResult, ScoreCard, Status, TestResult
from grader.svg_timeline import PATTERNS, figure, seconds
from grader.verdicts import MEANING, Place, Verdict

GENERATOR = "asyncio-katas"
# The page's size in characters; what comes after that is shown in brief.
MAX_PAGE = 6_000_000
MAX_KATA = 600_000
LITTLE = 3_000  # too little room for any details
# Tests of one kata that are listed, and those of them that are explained.
MAX_TESTS, MAX_EXPLAINED = 200, 30
MAX_TEXT, MAX_DETAILS, MAX_DETAIL = 3_000, 40, 600
MAX_OUTPUT_LINES, MAX_OUTPUT_LINE = 100, 400
AROUND = 2  # lines of code before and after the one to blame

STATES = {
    Status.SOLVED: ("✔", "solved"),
    Status.UNSOLVED: ("✘", "unsolved"),
    Status.PARTLY_RUN: ("◐", "partly run"),
    Status.NOT_STARTED: ("·", "not started"),
    Status.NOT_RUN: ("·", "not run"),
}
ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%230a7d55' "
    "d='M1 2h9v3H1zM4 7h11v3H4zM7 12h6v3H7z'/%3E%3C/svg%3E"
)


def write_html(card: ScoreCard, path: Path, root: Path) -> None:
    """Write the page to `path`, in the place of a page written before.

    Args:
        card: the results.
        path: the file.
        root: the repository: paths are shown relative to it.

    Raises:
        OSError: the file cannot be written, or it is something else than such a page.
    """
    if not may_write(path):
        raise OSError(f"{path} exists and is no page of the grader's: it stays as it is")
    page = html(card, root)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")


def may_write(path: Path) -> bool:
    """True if `path` is free, empty, or a page that was written here before.

    Raises:
        OSError: the file cannot be read.
    """
    if not path.exists():
        return True
    with path.open("rb") as file:
        head = file.read(1000)
    return not head or f'<meta name="generator" content="{GENERATOR}">'.encode() in head


def html(card: ScoreCard, root: Path) -> str:
    """The page.

    Args:
        card: the results.
        root: the repository: paths are shown relative to it.
    """
    return Page(card, root).text()


class Page:
    """One page: see html()."""

    def __init__(self, card: ScoreCard, root: Path) -> None:
        self._card = card
        self._root = root
        self._left = MAX_PAGE
        self._numbers = itertools.count(1)

    def text(self) -> str:
        """The page's source."""
        card = self._card
        # First of all, while there is room.
        following = self._next()
        page = element(
            "html",
            self._head(),
            element(
                "body",
                element("a", "To the results", class_="skip", href="#results"),
                PATTERNS,
                self._header(),
                element(
                    "main",
                    following,
                    *(self._chapter(chapter) for chapter in card.curriculum.chapters),
                    id="results",
                ),
                element(
                    "footer",
                    element(
                        "p",
                        "Answers in ",
                        element("code", card.answers),
                        f", inputs of seed {card.seed}. Times are virtual: the clock stands still while code runs, and "
                        "jumps to the next moment that somebody waits for.",
                    ),
                ),
            ),
            lang="en",
        )
        return f"<!DOCTYPE html>\n{serialized(page)}\n"

    def _head(self) -> Element:
        style = stylesheet()
        allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{allowed}'; img-src data:; base-uri 'none'; form-action 'none'"
        return element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", name="generator", content=GENERATOR),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="color-scheme", content="light dark"),
            element("title", f"{self._score} - asyncio katas"),
            element("link", rel="icon", href=ICON),
            element("style", style),
        )

    @property
    def _score(self) -> str:
        return f"{self._card.solved} of {len(self._counted)} katas solved"

    @property
    def _counted(self) -> list[KataResult]:
        """What the score is about: the others may be solved too, but nobody asked."""
        return self._card.ran or list(self._card.results.values())

    # -- the top ---------------------------------------------------------------------

    def _header(self) -> Element:
        card = self._card
        most = sum(result.kata.points for result in self._counted)
        points = f"{card.points} of {most} point{'s' * (most != 1)}"
        if others := len(card.results) - len(self._counted):
            points += f"; {others} more kata{'s were' if others > 1 else ' was'} not run"
        return element(
            "header",
            element("p", "asyncio katas", class_="project"),
            element("h1", self._score),
            element("p", points, class_="points"),
            element(
                "svg",
                element("rect", class_="all", width="100%", height="100%", rx=5),
                element("rect", class_="won", width=f"{100 * card.points / most:.2f}%", height="100%", rx=5)
                if card.points
                else None,
                class_="progress",
                width="100%",
                height=10,
                aria_hidden="true",
                focusable="false",
            ),
            self._waited(),
            element(
                "nav",
                element("ol", *(self._chapter_link(chapter) for chapter in card.curriculum.chapters)),
                aria_label="Chapters",
            ),
        )

    def _waited(self) -> Element | None:
        tests = [test for result in self._card.ran for test in result.tests]
        waited = sum(test.virtual_duration for test in tests)
        real = sum(test.duration for test in tests)
        if not tests:
            return None
        return element(
            "p",
            f"{len(tests):,} test{'s' * (len(tests) != 1)} waited {_long(waited)} on the virtual clock, "
            f"and took {real:.1f} s of yours.",
            class_="waited",
        )

    def _chapter_link(self, chapter: Chapter) -> Element:
        results = [self._card.results[kata.id] for kata in chapter.katas]
        solved = sum(result.status is Status.SOLVED for result in results)
        squares = [element("span", STATES[result.status][0], class_=f"{result.status}") for result in results]
        return element(
            "li",
            element(
                "a",
                element("span", f"{chapter.id.split('_')[0]} {chapter.title}", class_="title"),
                element(
                    "span", f"{solved} of {len(results)}", element("span", " solved", class_="unseen"), class_="count"
                ),
                element("span", *squares, class_="squares", aria_hidden="true"),
                href=f"#{_id(chapter.id)}",
            ),
        )

    def _next(self) -> Element:
        """What to look at first: the kata to work on, with everything that is known about it."""
        up = self._card.next_up
        if up is None:
            done = self._card.solved == len(self._card.results)
            words = "All katas are solved. Well done!" if done else "Everything that was run passes."
            if not self._card.ran:
                words = "Nothing was run."
            return element("section", element("h2", words, id="next"), class_="next", aria_labelledby="next")
        return element(
            "section",
            element("h2", "Next: ", element("code", up.kata.name), id="next"),
            *self._fitting_body(up, 3),
            element(
                "p",
                "Edit ",
                element("code", up.path),
                ". To run this kata alone: ",
                element("code", f"tox -- -k {up.kata.name}", class_="command"),
                ", for a hint: ",
                element(
                    "code", f"tox -- -k {up.kata.name} ", element("span", "--hint", class_="word"), class_="command"
                ),
                class_="commands",
            ),
            class_="next",
            aria_labelledby="next",
        )

    # -- the board -------------------------------------------------------------------

    def _chapter(self, chapter: Chapter) -> Element:
        name = _id(chapter.id)
        katas = [element("li", self._kata(self._card.results[kata.id])) for kata in chapter.katas]
        return element(
            "section",
            element("h2", f"{chapter.id.split('_')[0]} {chapter.title}", id=name),
            element("ul", *katas, class_="katas"),
            aria_labelledby=name,
        )

    def _kata(self, result: KataResult) -> Element:
        is_next = result is self._card.next_up
        sign, _ = STATES[result.status]
        stars = "★" * result.kata.level
        line = [
            element("span", sign, class_="sign", aria_hidden="true"),
            element("h3", result.kata.name),
            element(
                "span",
                element("span", stars, aria_hidden="true"),
                element("span", f"level {result.kata.level} of 5", class_="unseen"),
                class_="stars",
            ),
            element(
                "span", _words(result), element("a", "details above", href="#next") if is_next else None, class_="state"
            ),
        ]
        name = _id(result.kata.id)
        kind = f"kata {result.status}"
        if is_next or not result.tests:
            return element("div", element("div", *line, class_="line"), class_=kind, id=name)
        body = self._fitting_body(result, 4)
        return element("details", element("summary", *line), element("div", *body, class_="body"), class_=kind, id=name)

    def _fitting_body(self, result: KataResult, level: int) -> list[Element]:
        """The kata's details: in full, else without pictures of what passed, else the first failure only."""
        for most, pictures in ((MAX_EXPLAINED, True), (MAX_EXPLAINED, False), (1, False)):
            room = min(MAX_KATA, self._left)
            if room < LITTLE:
                break
            body = self._kata_body(result, level, most, pictures)
            size = sum(len(serialized(part)) for part in body)
            if size <= room:
                self._left -= size
                return body
        return [element("p", "The details are left out: the page would be too large.")]

    # -- one kata --------------------------------------------------------------------

    def _kata_body(self, result: KataResult, level: int, explained: int, pictures: bool) -> list[Element]:
        """Title, place and tests of a kata.

        Args:
            level: of the headings of its tests.
            explained: how many failing tests are explained.
            pictures: show the timelines of tests that passed.
        """
        kata = result.kata
        points = f"{kata.points} point{'s' * (kata.points != 1)}"
        parts = [
            element("p", kata.title, class_="task"),
            element(
                "p",
                element("code", result.path),
                f" · level {kata.level} of 5, worth {points} · teaches {', '.join(kata.concepts)}",
                class_="about",
            ),
        ]
        untouched = result.status is Status.NOT_STARTED
        if untouched and not kata.broken_stub:
            return [
                *parts,
                element("p", f"Not started. {_wait(result.collected or len(result.tests))} open the file and read on."),
                element("ul", *(element("li", test.sentence) for test in result.tests[:MAX_TESTS]), class_="waiting"),
            ]
        if untouched:
            parts.append(element("p", "Not started: this file holds broken code for you to mend. It fails like this:"))
        shown = result.tests[:MAX_TESTS]
        items = []
        for test in shown:
            explain = False
            if not test.passed and explained:
                explain, explained = True, explained - 1
            first = test is result.first_failure
            items.append(element("li", self._test(result, test, level, explain, first, pictures)))
        parts.append(element("ol", *items, class_="tests"))
        if more := len(result.tests) - len(shown):
            parts.append(element("p", f"... and {more} more tests."))
        return parts

    def _test(
        self, result: KataResult, test: TestResult, level: int, explain: bool, first: bool, pictures: bool
    ) -> Element:
        sentence = _cut(test.sentence, 300)
        took = [
            element("span", f"{seconds(test.virtual_duration)} s", element("span", " virtual", class_="unseen")),
        ]
        sign = element("span", "✔" if test.passed else "✘", class_="sign", aria_hidden="true")
        said = element("span", "passed: " if test.passed else "failed: ", class_="unseen")
        heading = element(f"h{level}", said, sentence)
        verdict = None
        if not test.passed:
            verdict = element("span", str(test.finding.verdict) if test.finding else "failed", class_="verdict")
        line = [sign, heading, verdict, element("span", *took, class_="took")]
        kind = "test passed" if test.passed else "test failed"
        body: list[Element | None] = []
        if test.passed and pictures:
            body = [self._timeline(test)]
        elif explain:
            body = list(self._explained(result, test))
        if not any(part is not None for part in body):
            return element("div", element("div", *line, class_="line"), class_=kind)
        return element(
            "details",
            element("summary", *line),
            element("div", *body, class_="body"),
            class_=kind,
            open="" if first else None,
        )

    def _explained(self, result: KataResult, test: TestResult) -> Iterator[Element | None]:
        finding = test.finding
        if finding is None:
            return
        what = _cut(finding.what.strip(), MAX_TEXT)
        yield element("p", *_with_code(what[:1].upper() + what[1:]), class_="what")
        if finding.where is not None:
            yield from self._where(finding.where, result)
        yield element("p", element("strong", "Try: "), *_with_code(_cut(finding.try_this, MAX_TEXT)), class_="try")
        if details := finding.details[:MAX_DETAILS]:
            yield element(
                "ul", *(element("li", *_with_code(_cut(line, MAX_DETAIL))) for line in details), class_="more"
            )
        if finding.verdict is not Verdict.NOT_STARTED:
            yield self._timeline(test)
        if test.output.strip():
            yield from _printed(test.output)
        yield element("p", element("b", str(finding.verdict)), f": {MEANING[finding.verdict]}.", class_="meaning")

    def _timeline(self, test: TestResult) -> Element | None:
        expected = test.finding.expected_at if test.finding else ()
        return figure(test.recording, test.virtual_duration, f"t{next(self._numbers)}", expected)

    def _where(self, place: Place, result: KataResult) -> Iterator[Element]:
        yield element("p", element("strong", "At: "), element("code", place.shown(self._root)), class_="at")
        if lines := _code_around(place, result):
            rows: list[Element | str] = []
            for number, line in lines:
                row = f"{number:>4}  {_cut(line, MAX_OUTPUT_LINE)}"
                if number == place.line:
                    rows += [element("mark", f">{row}"), "\n"]
                else:
                    rows.append(f" {row}\n")
            yield element("pre", element("code", *rows), class_="code", tabindex=0)


def _code_around(place: Place, result: KataResult) -> list[tuple[int, str]]:
    """Numbered lines around the place; only itself outside of the answer's own file."""
    linecache.checkcache(place.file)
    if not Path(place.file).as_posix().endswith(f"/{result.kata.id}.py") or not place.source:
        return [(place.line, place.source)] if place.source else []
    lines = linecache.getlines(place.file)
    first = max(1, place.line - AROUND)
    around = [(number, lines[number - 1].rstrip()) for number in range(first, min(place.line + AROUND, len(lines)) + 1)]
    while around and not around[0][1]:
        around.pop(0)
    while around and not around[-1][1]:
        around.pop()
    return around


def _printed(output: str) -> Iterator[Element]:
    lines = output.rstrip().splitlines()
    shown = [_cut(line, MAX_OUTPUT_LINE) for line in lines[:MAX_OUTPUT_LINES]]
    if len(lines) > len(shown):
        shown.append(f"... and {len(lines) - len(shown)} more lines")
    yield element("p", element("strong", "Your code printed:"), class_="printed")
    yield element("pre", element("samp", "\n".join(shown)), class_="output", tabindex=0)


def _words(result: KataResult) -> str:
    count = f"{result.passed} of {max(result.collected, len(result.tests))} tests"
    points = result.kata.points
    return {
        Status.SOLVED: f"solved, {points} point{'s' * (points != 1)}",
        Status.UNSOLVED: f"{result.verdict}, {count}",
        Status.PARTLY_RUN: f"{count} run, all of them pass",
        Status.NOT_STARTED: "not started",
        Status.NOT_RUN: "not run",
    }[result.status]


def _wait(number: int) -> str:
    return "Its test waits for you:" if number == 1 else f"Its {number} tests wait for you:"


def _long(duration: float) -> str:
    """Seconds in words: 90 s as `1 min 30 s`."""
    if duration < 60:
        return f"{duration:.3g} s"
    minutes, rest = divmod(round(duration), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    units = ((days, "day" if days == 1 else "days"), (hours, "h"), (minutes, "min"), (rest, "s"))
    return " ".join([f"{count:,} {unit}" for count, unit in units if count][:2])


def _id(name: str) -> str:
    """An id in the page for a kata or a chapter: their names are letters, digits and underscores."""
    return f"k-{name.replace('/', '-')}"


def _with_code(text: str) -> list[Element | str]:
    """The text, with what stands in backquotes as code."""
    parts = re.split(r"`([^`\n]+)`", text)
    return [element("code", part) if place % 2 else part for place, part in enumerate(parts)]


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]} ..."


@functools.cache
def stylesheet() -> str:
    """The page's style sheet."""
    return Path(__file__).with_name("html_report.css").read_text(encoding="utf-8")
