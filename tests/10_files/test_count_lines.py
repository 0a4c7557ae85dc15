"""Suite: count_lines."""

import asyncio
import builtins
import io
import sys

import aiofiles.threadpool
import pytest
from grader import Verdict, fail

# Calls that deal with names only are quick.
pytestmark = pytest.mark.limits(allowed_blocking=frozenset({"os.stat", "os.access", "os.getcwd", "os.path.abspath"}))

WORDS = ["started", "stopped", "disk full", "user ada", "GET /", "timeout"]


@pytest.fixture
def log(tmp_path):
    """Writes a file, exactly as given, and returns its path."""

    def write(text, name="server.log"):
        path = tmp_path / name
        path.write_bytes(text.encode("utf-8"))
        return path

    return write


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


@pytest.fixture
def lines(rng):
    """Some lines without "error", and some with it."""
    some = [rng.choice(WORDS) for _ in range(rng.randrange(10, 20))]
    for place in rng.sample(range(len(some)), rng.randrange(2, 6)):
        some[place] += f" error {place}"
    return some


def counted(lines, text="error"):
    """What comes out for these lines."""
    return len(lines), sum(text in line for line in lines)


def write_large_file(path, text, matching, rng):
    """100 lines of 12,000 to 16,000 characters, 4 MB; those with the given numbers contain the text.

    Nearly all the characters have three bytes: whatever the size of a piece, some pieces end amid a character.
    """
    with open(path, "wb") as file:
        for number in range(100):
            content = text if number in matching else text.upper()
            file.write(("…" * rng.randrange(10_000, 14_000) + content + "\n").encode())


async def test_the_lines_and_the_matches_are_counted(kata, log, lines):
    path = log("\n".join(lines) + "\n")
    assert await kata.count_lines(path, "error") == counted(lines), (
        f'(lines, matches) of a file of {len(lines)} lines, with a "\\n" at the end of each'
    )


async def test_a_last_line_without_an_end_counts(kata, log, lines):
    path = log("\n".join([*lines, "the last error"]))
    assert await kata.count_lines(path, "error") == counted([*lines, "error"]), (
        'the last line counts also without a "\\n" at its end'
    )


async def test_an_empty_file_has_no_lines(kata, log):
    assert await kata.count_lines(log(""), "error") == (0, 0), "an empty file has no lines"


async def test_empty_lines_are_lines(kata, log):
    path = log("\n\nerror\n\n\n")
    assert await kata.count_lines(path, "error") == (5, 1), 'each "\\n" ends a line, also an empty one'


async def test_a_line_that_matches_twice_counts_once(kata, log):
    path = log("error error error\nno error\nError ERROR\nerr\nor\n")
    assert await kata.count_lines(path, "error") == (5, 2), (
        '2 of the 5 lines contain "error": one of them three times, which counts once; "Error" is another text'
    )


@pytest.mark.usefixtures("ascii_by_default")
async def test_the_file_is_utf_8(kata, log):
    path = log("Müller was here ☺\nMuller was not\nJörg Müller\n")
    try:
        result = await kata.count_lines(path, "Müller")
    except UnicodeDecodeError as error:
        if error.encoding != "ascii":
            raise
        fail(
            Verdict.WRONG_RESULT,
            "the file is in UTF-8, and the code read it in the system's own encoding, which is ASCII in this test.",
            advice="Name the encoding wherever you open a text file. Without it, Python takes the system's own.",
        )
    assert result == (3, 2), 'two of the three lines contain "Müller", in UTF-8'


async def test_only_a_newline_ends_a_line(kata, log):
    path = log("one\x0berror\x0cerror\x1ctwo\u2028three\nfour\u2029error\nfive")
    assert await kata.count_lines(path, "error") == (3, 2), (
        'only "\\n" ends a line; other signs for a break, such as the form feed, are part of it'
    )


async def test_the_text_is_searched_as_it_is(kata, log):
    path = log("a.b is one\naXb is another\nand then a.b\nat the end stands a.b \n")
    assert await kata.count_lines(path, "a.b ") == (4, 2), (
        '2 of the 4 lines contain "a.b ", with the space: one at its start, and one at its end'
    )


async def test_a_missing_file_is_an_error(kata, tmp_path):
    with pytest.raises(FileNotFoundError):
        await kata.count_lines(tmp_path / "missing.log", "error")


async def test_a_large_file_needs_little_memory(kata, tmp_path, memory, rng):
    path = tmp_path / "large.log"
    # So long that pieces of the file, of whatever size, cut some of the matches in two.
    trace = "error" + "……… by main" * 150
    matching = rng.sample(range(100), rng.randrange(40, 60))
    write_large_file(path, trace, matching, rng)
    with memory.at_most(1_000_000, "counting the lines of a file of 4 MB"):
        try:
            result = await kata.count_lines(path, trace)
        except UnicodeDecodeError:
            fail(
                Verdict.WRONG_RESULT,
                "a correct file of 4 MB could not be decoded: a piece of it ended in the middle of a character.",
                advice="Most characters have more than one byte in UTF-8. Decode whole lines, or let a file that is"
                ' opened with encoding="utf-8" do it.',
            )
    assert result == (100, len(matching)), "(lines, matches) of a file with long lines"


async def test_other_tasks_go_on_while_a_file_is_counted(kata, log, lines):
    path = log("\n".join(lines))
    turns = 0

    async def other():
        nonlocal turns
        while turns < 10:
            await asyncio.sleep(0)
            turns += 1

    task = asyncio.create_task(other())
    await kata.count_lines(path, "error")
    if not turns:
        fail(
            Verdict.BLOCKED_LOOP,
            "another task was ready to run, and did not get a single turn until the whole file was counted.",
            advice="Open the file with `async with aiofiles.open(...)` and read with `async for`, or let"
            " asyncio.to_thread run an ordinary function that counts.",
        )
    await task


async def test_several_files_can_be_counted_at_the_same_time(kata, log, lines):
    paths = [log("\n".join(lines[:number]), f"{number}.log") for number in range(1, 9)]
    results = await asyncio.gather(*(kata.count_lines(path, "error") for path in paths))
    assert results == [counted(lines[:number]) for number in range(1, 9)], "(lines, matches) of 8 files"
