"""Suite: shout."""

import asyncio
import contextlib
import os
import sys
from pathlib import Path

import pytest
from grader import Verdict, cancel_and_wait, fail

# Quick calls that deal with names only.
NAMES_ONLY = frozenset(
    {
        "os.replace",
        "os.rename",
        "os.remove",
        "os.unlink",
        "os.link",
        "os.stat",
        "os.access",
        "os.mkdir",
        "os.rmdir",
        "os.listdir",
        "os.scandir",
        "os.readlink",
        "os.getcwd",
        "os.path.abspath",
        "os.path.islink",
    }
)
pytestmark = pytest.mark.limits(allowed_blocking=NAMES_ONLY)

NO_FILE = "(no file)"
NEWS = ["Ein König ist zurück!", "Incendie près du café.", "Chleb jest dziś tańszy.", "Un perro ganó la carrera."]


@pytest.fixture
def text(rng):
    return "\n".join(rng.sample(NEWS, 2)) + "\n"


@pytest.fixture
def source(tmp_path, text):
    path = tmp_path / "news.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def target(tmp_path):
    return tmp_path / "loud.txt"


@pytest.fixture
def transform(service):
    return service("transform", latency=1, result=str.upper)


def content(path, encoding="utf-8"):
    """What is in the file, as messages show it."""
    try:
        return path.read_text(encoding)
    except FileNotFoundError:
        return NO_FILE
    except UnicodeError as error:
        return f"(something that is not {encoding}: {error.reason})"


class Renames:
    """Notes what is in the two files whenever a file is renamed, just before it happens.

    Python itself tells of every way to do it (see sys.audit), whichever thread it happens in.
    """

    target = None
    seen = ()

    @classmethod
    def note(cls, event, args):
        if event == "os.rename" and cls.target is not None and os.fspath(args[1]) == str(cls.target):
            new = Path(os.fspath(args[0]))
            cls.seen.append((new, size(new), size(cls.target)))


sys.addaudithook(Renames.note)


@pytest.fixture
def renames(target):
    """A list with (new file, its size, the size of the target) for each file that takes the place of `target`."""
    Renames.target, Renames.seen = target, []
    yield Renames.seen
    Renames.target = None


def size(path):
    """How many bytes are on the disk; None without a file. Opens nothing: it runs amid the learner's code."""
    try:
        return os.stat(path).st_size
    except FileNotFoundError:
        return None


def check_only(folder, *expected):
    """No files are in the folder except for these."""
    __tracebackhide__ = True
    others = sorted({path.name for path in folder.iterdir()} - {path.name for path in expected})
    if others:
        fail(
            Verdict.LEAKED_RESOURCE,
            f"{len(others)} other file{'' if len(others) == 1 else 's'} stayed behind in the folder.",
            advice="Remove the new file in a `finally` block: that also runs after an error or a cancellation.",
        )


def check_as_before(source, target, text, before):
    """After a failure: nothing has changed."""
    __tracebackhide__ = True
    if before == NO_FILE and target.exists():
        fail(
            Verdict.WRONG_RESULT,
            f"the shout failed, and yet there is a file `target` with {content(target)!r}; there was none before.",
            advice="Opening a file for writing creates it at once. First get the text, then write it, under another"
            " name, and let os.replace put it into its place.",
        )
    assert content(target) == before, "the shout failed, so the text in `target` must be what it was before"
    assert content(source) == text, "`source` must stay as it is"
    check_only(source.parent, source, target)


async def test_the_target_holds_the_new_text(kata, source, target, transform, text):
    await kata.shout(source, target, transform)
    assert content(target) == text.upper(), "the text in `target`"
    transform.assert_called_with([text])


async def test_an_old_target_is_replaced_and_the_source_stays(kata, source, target, transform, text):
    target.write_text("Old news, and a lot more of it than there is today.\n" * 9, encoding="utf-8")
    await kata.shout(source, target, transform)
    assert content(target) == text.upper(), "the text in `target`"
    assert content(source) == text, "`source` must stay as it is"


async def test_an_empty_file_gives_an_empty_file(kata, source, target, transform):
    source.write_text("", encoding="utf-8")
    await kata.shout(source, target, transform)
    assert content(target) == "", "the text in `target`"
    transform.assert_called_with([""])


async def test_both_files_are_in_the_given_encoding(kata, source, target, transform, rng):
    encoding = rng.choice(["latin-1", "utf-16"])
    source.write_text("Bäcker führt Café für Jürgen", encoding=encoding)
    try:
        await kata.shout(source, target, transform, encoding)
    except UnicodeError as error:
        fail(
            Verdict.WRONG_RESULT,
            f"both files are in {encoding}, and the code tried {error.encoding}.",
            advice="Name the encoding wherever you open a file. Without it, Python takes the system's own.",
        )
    transform.assert_called_with(["Bäcker führt Café für Jürgen"])
    assert content(target, encoding) == "BÄCKER FÜHRT CAFÉ FÜR JÜRGEN", f"the text in `target`, read as {encoding}"


async def test_no_other_file_is_left_behind(kata, source, target, transform):
    await kata.shout(source, target, transform)
    check_only(source.parent, source, target)


class HoarseError(Exception):
    """An error that only the service knows."""


async def test_an_error_of_the_service_comes_out_and_changes_nothing(kata, service, source, target, text):
    transform = service("transform", latency=1, error=ConnectionError("no voice today"))
    with pytest.raises(ConnectionError, match="no voice today"):
        await kata.shout(source, target, transform)
    transform.assert_called(times=1)
    check_as_before(source, target, text, NO_FILE)
    target.write_text("Old news.", encoding="utf-8")
    transform = service("transform", latency=1, error=HoarseError("no voice today"))
    with pytest.raises(HoarseError, match="no voice today"):
        await kata.shout(source, target, transform)
    check_as_before(source, target, text, "Old news.")


async def test_a_missing_source_is_an_error_and_changes_nothing(kata, source, target, transform, text):
    target.write_text("Old news.", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        await kata.shout(source.with_name("missing.txt"), target, transform)
    transform.assert_called(times=0)
    check_as_before(source, target, text, "Old news.")


async def test_a_text_that_cannot_be_written_changes_nothing(kata, service, source, target, text):
    target.write_text("Old news.", encoding="latin-1")
    transform = service("transform", latency=1, result="Bread costs 2 €.")
    with pytest.raises(UnicodeEncodeError):
        await kata.shout(source, target, transform, "latin-1")
    check_as_before(source, target, text, "Old news.")
    # The service has a bad day, and gives None: that cannot be written either.
    with contextlib.suppress(Exception):
        await kata.shout(source, target, service("transform", latency=1))
    if {path.name for path in source.parent.iterdir()} - {source.name, target.name}:
        fail(
            Verdict.LEAKED_RESOURCE,
            "`transform` gave None, which cannot be written, and the new file stayed behind.",
            advice="Anything may go wrong while the new file is there: remove it in a `finally` block, and not after"
            " some classes of errors only.",
        )
    # The last step can fail as well: nothing can take the place of a folder.
    target.unlink()
    target.mkdir()
    with contextlib.suppress(OSError):
        await kata.shout(source, target, transform)
    if others := {path.name for path in source.parent.iterdir()} - {source.name, target.name}:
        fail(
            Verdict.LEAKED_RESOURCE,
            f"`target` was a folder, so no file could take its place; {len(others)} new file stayed behind.",
            advice="os.replace may fail, too: let it stand inside of the `try` block whose `finally` removes the file.",
        )


async def test_cancelled_while_the_service_works_it_changes_nothing(kata, source, target, transform, text):
    target.write_text("Old news.", encoding="utf-8")
    task = asyncio.create_task(kata.shout(source, target, transform))
    await asyncio.sleep(0.5)
    await cancel_and_wait(task, within=0.25)
    check_as_before(source, target, text, "Old news.")


async def test_whoever_looks_sees_the_old_text_or_the_new_one(kata, source, target, transform, text, renames):
    target.write_text("Old news.", encoding="utf-8")
    # A second name for the old file: it shows what happens to somebody who has that file open.
    old = target.with_name("old.txt")
    os.link(target, old)
    await kata.shout(source, target, transform)
    assert content(target) == text.upper(), "the text in `target`"
    if content(old) != "Old news.":
        fail(
            Verdict.WRONG_RESULT,
            "the new text was written into the old file: for a moment that file was empty or held half a text.",
            advice="Never open `target` for writing. Write another file, close it, and let os.replace swap them.",
        )
    for new, complete, before in renames:
        if before is None:
            fail(
                Verdict.WRONG_RESULT,
                "when the new file was renamed, there was no file `target` any more: whoever looked for it at that"
                " moment found nothing.",
                advice="Leave the old file where it is: os.replace puts the new one into its place in a single step.",
            )
        if complete != (expected := len(text.upper().encode())):
            fail(
                Verdict.WRONG_RESULT,
                f"when the new file took the place of `target`, {complete} of its {expected} bytes were on the disk:"
                " whoever looked at that moment found half a text, or none.",
                advice="What was written waits in a buffer until the file is closed. Call os.replace after the end of"
                " the `async with` block that writes.",
            )
        if target.parent.resolve() not in new.resolve().parents:
            fail(
                Verdict.WRONG_RESULT,
                "the new file was made in another folder than `target`.",
                advice="Another folder may be on another disk, and os.replace cannot move a file to another disk. Make"
                " the new file in the folder of `target`.",
            )


async def test_source_and_target_may_be_the_same_file(kata, source, transform, text):
    await kata.shout(source, source, transform)
    assert content(source) == text.upper(), "the text in the file, which was `source` and `target`"
    check_only(source.parent, source)


async def test_many_shouts_at_once_do_not_disturb_each_other(kata, source, target, service, clock, rng):
    targets = [target.with_suffix(f".{ending}") for ending in rng.sample(range(100, 1000), 12)]
    transform = service("transform", latency=1, result=[f"shout {number}" for number in range(12)])
    with clock.takes(1, "12 shouts at the same time"):
        shouts = [kata.shout(source, path, transform) for path in targets]
        outcomes = await asyncio.gather(*shouts, return_exceptions=True)
    for error in [outcome for outcome in outcomes if isinstance(outcome, BaseException)]:
        if isinstance(error, FileNotFoundError):
            fail(
                Verdict.WRONG_RESULT,
                f"12 shouts ran at once, with targets such as {targets[0].name} and {targets[1].name}, and"
                " one of them did not find its new file any more.",
                advice="Two shouts used the same name for their new files. Make a name that no other shout can have.",
            )
        raise error
    texts = sorted(map(content, targets))
    assert texts == sorted(f"shout {number}" for number in range(12)), "the texts in the 12 targets"
    check_only(source.parent, source, *targets)
