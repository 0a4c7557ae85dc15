"""Suite: many_files."""

import asyncio
import builtins
import heapq
import io
import os
import sys

import aiofiles.threadpool
import pytest
from grader import Verdict, cancel_and_wait, fail

# Calls that deal with names only are quick.
pytestmark = pytest.mark.limits(allowed_blocking=frozenset({"os.stat", "os.access", "os.getcwd", "os.path.abspath"}))


class Articles:
    """Files with as many mistakes as they are told to have."""

    def __init__(self, folder, rng):
        self.mistakes = [rng.randrange(1, 9) for _ in range(7)]
        self.paths = [folder / f"page{number}.txt" for number in rng.sample(range(1, 100), 7)]
        self.texts = [
            f"{path.stem}: {'teh ' * number}end" for path, number in zip(self.paths, self.mistakes, strict=True)
        ]
        for path, text in zip(self.paths, self.texts, strict=True):
            path.write_text(text, encoding="utf-8")

    @property
    def outcomes(self):
        return list(zip(self.paths, self.mistakes, strict=True))


@pytest.fixture
def articles(tmp_path, rng):
    return Articles(tmp_path, rng)


@pytest.fixture
def limit(rng):
    return rng.choice([3, 4])


@pytest.fixture
def check(service):
    return service("check", latency=2, result=lambda text: text.count("teh"))


@pytest.fixture
def ascii_by_default(monkeypatch):
    """As on a system whose own encoding is ASCII: who opens a text file and names no encoding gets that one."""
    if sys.version_info >= (3, 15):
        return  # from then on, UTF-8 is what everybody gets: PEP 686

    def with_default(original):
        def opened(file, mode="r", buffering=-1, encoding=None, *args, **kwargs):
            if "b" not in mode and encoding in (None, "locale"):
                encoding = "ascii"
            return original(file, mode, buffering, encoding, *args, **kwargs)

        return opened

    for module, name in ((builtins, "open"), (io, "open"), (aiofiles.threadpool, "sync_open")):
        monkeypatch.setattr(module, name, with_default(getattr(module, name)))


def shown(pair):
    """A pair as messages show it: the file's name, and a number or else the outcome's type."""
    path, outcome = pair
    return (getattr(path, "name", path), outcome if isinstance(outcome, int) else type(outcome).__name__)


def check_pairs(pairs, expected):
    """The pairs are these; exceptions may have any text."""
    __tracebackhide__ = True
    if not isinstance(pairs, list) or not all(isinstance(pair, tuple) and len(pair) == 2 for pair in pairs):
        fail(
            Verdict.WRONG_RESULT,
            "the result is not a list of pairs (path, outcome).",
            advice="A pair is a tuple with two members.",
        )
    if any(isinstance(outcome, UnicodeDecodeError) and outcome.encoding == "ascii" for _, outcome in pairs):
        fail(
            Verdict.WRONG_RESULT,
            "the file is in UTF-8, and the code read it in the system's own encoding, which is ASCII in this test.",
            advice="Name the encoding wherever you open a text file. Without it, Python takes the system's own.",
        )
    assert len(pairs) == len(expected), "the list has one pair for each path: number of pairs"
    for number, (pair, wanted) in enumerate(zip(pairs, expected, strict=True), 1):
        assert shown(pair) == shown(wanted), f"the pairs are in the order of `paths`: pair {number}"


async def check_with_a_bad_file(kata, check, articles, limit, number, error):
    """The given article is bad; all others are checked."""
    __tracebackhide__ = True
    expected = articles.outcomes
    expected[number] = (articles.paths[number], error)
    try:
        pairs = await kata.check_files(check, list(articles.paths), limit)
    except NotImplementedError:
        raise
    except Exception as exc:
        fail(
            Verdict.WRONG_RESULT,
            f"something went wrong with one file of seven, and that ended the work on all of them:"
            f" {type(exc).__name__} came out.",
            advice="Catch the error where you work on that one file, and make it the outcome of this file.",
        )
    check_pairs(pairs, expected)
    check.assert_at_most(limit)
    return pairs[number][1]


def best_starts(lengths, limit):
    """When the checks start if there are always `limit` of them."""
    ends = [0.0] * limit
    starts = []
    for length in lengths:
        starts.append(heapq.heappop(ends))
        heapq.heappush(ends, starts[-1] + length)
    return starts


@pytest.mark.usefixtures("ascii_by_default")
async def test_a_file_is_read_and_its_text_is_checked(kata, check, tmp_path):
    path = tmp_path / "sport.txt"
    empty = tmp_path / "empty.txt"
    path.write_text("  Bayern führt, teh café jubelt ☺\n", encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    check_pairs(await kata.check_files(check, [path], 1), [(path, 1)])
    check.assert_called_with(["  Bayern führt, teh café jubelt ☺\n"])
    check_pairs(await kata.check_files(check, [empty], 1), [(empty, 0)])
    assert check.arguments[1:] == [""], "an empty file has a text, too, which `check` gets"


async def test_the_pairs_come_in_the_order_of_the_paths(kata, service, articles, rng):
    latency = dict(zip(articles.texts, rng.sample([1, 2, 3, 4, 5, 6, 7], 7), strict=True))
    check = service("check", latency=latency, result=lambda text: text.count("teh"))
    pairs = await kata.check_files(check, list(articles.paths), 3)
    check_pairs(pairs, articles.outcomes)
    assert pairs == articles.outcomes, "the first half of each pair is the path itself"


async def test_as_many_files_are_checked_at_once_as_the_limit_allows(kata, check, articles, limit):
    await kata.check_files(check, list(articles.paths), limit)
    check.assert_called(times=7)
    check.assert_at_least(limit)


async def test_no_more_files_are_checked_at_once_than_the_limit_allows(kata, check, service, articles, limit):
    await kata.check_files(check, list(articles.paths), limit)
    check.assert_at_most(limit)
    again = service("check", latency=1)
    await kata.check_files(again, list(articles.paths), 2)
    if (most := again.most_in_flight) > 2:
        fail(
            Verdict.UNBOUNDED,
            f"a first call of `check_files` had a limit of {limit}, and the next one of 2; it had {most} files checked"
            " at once.",
            advice="Make the limit in each call of check_files: what a module keeps, all calls share.",
        )


async def test_a_file_is_opened_only_when_its_turn_has_come(kata, check, articles):
    work = asyncio.create_task(kata.check_files(check, list(articles.paths), 2))
    await asyncio.sleep(1)
    # Two are being checked. Now new versions of the others come.
    first, others = check.arguments[:2], []
    for path, text in zip(articles.paths, articles.texts, strict=True):
        if text not in first:
            others.append(text)
            new = path.with_suffix(".new")
            new.write_text("a new version", encoding="utf-8")
            os.replace(new, path)
    await work
    early = sum(text in check.arguments for text in others)
    if early:
        fail(
            Verdict.UNBOUNDED,
            f"the limit was 2, and after 1 s, while the first two files were being checked, {early} of the 5 others"
            " had already been opened.",
            advice="Opening and reading belong to the work on a file: wait for room before them, not before"
            " `check` alone.",
        )
    if set(first) != set(articles.texts[:2]):
        fail(
            Verdict.WRONG_RESULT,
            "the limit was 2, and the two files that were opened first are not the first two of `paths`.",
            advice="Take the files in the order of `paths`: a list's own pop() takes the last one.",
        )


async def test_a_missing_file_does_not_stop_the_others(kata, check, service, articles, limit):
    articles.paths[1].unlink()
    await check_with_a_bad_file(kata, check, articles, limit, 1, FileNotFoundError())
    check = service("check", latency=2, result=lambda text: text.count("teh"))
    await check_with_a_bad_file(kata, check, articles, 1, 1, FileNotFoundError())


async def test_a_file_that_is_no_text_does_not_stop_the_others(kata, check, articles, limit):
    articles.paths[2].write_bytes(b"\xff\xfe teh \x80")
    await check_with_a_bad_file(kata, check, articles, limit, 2, UnicodeDecodeError("utf-8", b"", 0, 0, ""))


class SpellingError(Exception):
    """An error that only the service knows."""


async def test_a_check_that_fails_does_not_stop_the_others(kata, service, articles, limit):
    for error in (ConnectionError("service is down"), RuntimeError("no dictionary"), SpellingError()):
        check = service("check", latency=2, result=lambda text: text.count("teh"), error={articles.texts[3]: error})
        outcome = await check_with_a_bad_file(kata, check, articles, limit, 3, error)
        assert outcome is error, "the outcome is the exception object that `check` raised, itself"


async def test_the_next_file_begins_when_one_has_ended(kata, service, articles, limit, rng):
    lengths = rng.sample([1, 2.5, 4.25, 5.75, 7, 9.5, 11.25], 7)
    check = service("check", latency=dict(zip(articles.texts, lengths, strict=True)))
    await kata.check_files(check, list(articles.paths), limit)
    for number, best in enumerate(best_starts(lengths, limit)):
        start = check.call_for(articles.texts[number]).started
        if start != best:
            fail(
                Verdict.UNDERUSED if start > best else Verdict.WRONG_TIMING,
                f"the check of file {number + 1} began after {start:g} s, expected after {best:g} s: when one file"
                " has ended, the next one in the order of `paths` begins.",
            )


async def test_no_path_or_the_same_twice_is_fine(kata, check, service, articles):
    assert await kata.check_files(check, [], 3) == []
    check.assert_called(times=0)
    # The service learns: the second time it finds fewer mistakes.
    path, check = articles.paths[0], service("check", latency=2, result=[5, 3])
    work = asyncio.create_task(kata.check_files(check, [path, path], 1))
    await asyncio.sleep(1)
    path.write_text("a new version", encoding="utf-8")
    pairs = await work
    check.assert_called(times=2)
    if check.arguments[1] != "a new version":
        fail(
            Verdict.WRONG_RESULT,
            "a path was there twice, and during the first check its file was written anew: the second check got the"
            " old text.",
            advice="Read a file each time that its turn has come.",
        )
    assert [shown(pair) for pair in pairs] == [(path.name, 5), (path.name, 3)], (
        "a path that is there twice is read and checked twice, and each time has an outcome of its own"
    )


async def test_cancelled_it_ends_with_all_its_work(kata, check, articles):
    task = asyncio.create_task(kata.check_files(check, list(articles.paths), 2))
    await asyncio.sleep(1)
    await cancel_and_wait(task, within=0.5)
    check.assert_nothing_in_flight()
    await asyncio.sleep(20)
    if len(check.calls) > 2:
        fail(Verdict.LEAKED_TASK, f"it was cancelled, and after that {len(check.calls) - 2} further checks began.")


async def test_fifty_paths_keep_to_the_limit(kata, check, service, articles, clock):
    paths = [articles.paths[number % 7] for number in range(50)]
    with clock.takes(10, "50 checks of 2 s, 10 at a time"):
        pairs = await kata.check_files(check, paths, 10)
    check_pairs(pairs, [articles.outcomes[number % 7] for number in range(50)])
    other = service("other check", latency=2, result=lambda text: 100 + text.count("teh"))
    with clock.takes(8, "two calls of check_files side by side", why="each has 7 checks of 2 s, 2 at a time"):
        pairs, others = await asyncio.gather(
            kata.check_files(check, list(articles.paths), 2), kata.check_files(other, list(articles.paths), 2)
        )
    if pairs != articles.outcomes or others != [(path, 100 + mistakes) for path, mistakes in articles.outcomes]:
        fail(
            Verdict.WRONG_RESULT,
            "two calls of check_files ran side by side, each with a `check` of its own, and one of them returned what"
            " belongs to the other.",
            advice="Keep the outcomes in the function: what a module keeps, all calls share.",
        )
