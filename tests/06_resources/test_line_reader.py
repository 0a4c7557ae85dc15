"""Suite: line_reader."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail

WORDS = ["started", "error 7", "user ada", "stopped", "disk full", "GET /"]


class BrokenDisk(Exception):
    """An error that no answer can know by name."""


class File:
    """A slow file: coroutine functions that remember their calls."""

    def __init__(self, service, lines, error=None):
        texts = [*lines, ""]

        def outcome():
            if self.close.requests:
                return ValueError("I/O operation on closed file")
            return error if len(self.readline.calls) == len(texts) else None

        self.close = service("file.close", latency=0.25)
        self.readline = service("file.readline", latency=0.5, error=outcome, result=texts)
        self.open = service("open_file", latency=1, result=lambda path: self)

    def __repr__(self):
        return "<file>"


@pytest.fixture
def words(rng):
    return [rng.choice(WORDS) for _ in range(4)]


@pytest.fixture
def file(service, words):
    return File(service, [f"{word}\n" for word in words])


def assert_closed(file, when):
    """Closed once, and completely, at this very moment. `when`: a main clause."""
    __tracebackhide__ = True
    if not file.close.requests:
        fail(
            Verdict.LEAKED_RESOURCE,
            f"{when}, and `file.close()` was never called.",
            advice="__aexit__ runs at the end of the block, however it ends: close the file there.",
        )
    if not file.close.calls or file.close.in_flight:
        fail(
            Verdict.LEAKED_TASK,
            f"{when}, and the file is not closed yet: `file.close()` was called, and nobody waited for its end.",
            where=file.close.requests[0].place,
            advice="Await `close()` where you call it.",
        )
    file.close.assert_called(times=1)


async def a_loop_over(reader):
    async for _ in reader:
        break


async def a_next_turn_of(lines):
    await anext(lines, None)


async def assert_refused(loop, when, file):
    """Awaiting `loop`, which asks for a line, must raise a RuntimeError and read nothing."""
    __tracebackhide__ = True
    calls_before = len(file.readline.requests)
    advice = "Remember whether the block runs, and ask that before each line, not only at the start of a loop."
    try:
        await loop
    except NotImplementedError:
        raise
    except RuntimeError:
        if len(file.readline.requests) != calls_before:
            fail(Verdict.WRONG_RESULT, f"{when}, `async for` called `readline`; it should not.", advice=advice)
        return
    except Exception as error:
        fail(
            Verdict.WRONG_RESULT,
            f"{when}, `async for` raised {error!r}; it should raise a RuntimeError that says what is wrong.",
            advice=advice,
        )
    fail(Verdict.WRONG_RESULT, f"{when}, `async for` raised no error; it should raise a RuntimeError.", advice=advice)


async def test_the_loop_gives_the_lines_in_order(kata, file, words, rng):
    path = rng.choice(["server", "mail", "web"]) + ".log"
    async with kata.LineReader(file.open, path) as reader:
        lines = [line async for line in reader]
    assert lines == words, 'the lines of the file in their order, each without "\\n"'
    file.open.assert_called_with([path])


async def test_empty_lines_and_spaces_stay_as_they_are(kata, service):
    file = File(service, ["\n", " indented \n", "\n", "a tab\t\n", "from Windows\r\n", "a page\x0cbreak\n", "the end"])
    async with kata.LineReader(file.open, "odd.log") as reader:
        lines = [line async for line in reader]
    expected = ["", " indented ", "", "a tab\t", "from Windows\r", "a page\x0cbreak", "the end"]
    assert lines == expected, 'only the "\\n" at the end of a line is cut off'


async def test_an_empty_file_gives_no_lines(kata, service):
    file = File(service, [])
    async with kata.LineReader(file.open, "empty.log") as reader:
        assert [line async for line in reader] == []


async def test_no_line_is_read_before_the_loop_asks_for_it(kata, file, clock):
    async with kata.LineReader(file.open, "server.log") as reader:
        await asyncio.sleep(10)
        asked = 0
        if file.readline.requests:
            fail(
                Verdict.WRONG_TIMING,
                f"`readline` was called {len(file.readline.requests)} times before any loop had begun.",
                where=file.readline.requests[0].place,
                advice="At the beginning of the block, only open the file. Read one line in each call of __anext__.",
            )
        clock.assert_elapsed(11, "opening the file and then 10 s in the block", why="opening takes 1 s")
        async for _ in reader:
            asked += 1
            await asyncio.sleep(10)
            if len(file.readline.requests) > asked:
                fail(
                    Verdict.WRONG_TIMING,
                    f"the loop was still busy with line {asked}, and `readline` had been called "
                    f"{len(file.readline.requests)} times: it should not read ahead.",
                    where=file.readline.requests[-1].place,
                    advice="Call `readline` in __anext__ only, once, and await it there.",
                )


async def test_after_the_block_the_file_is_closed(kata, file):
    async with kata.LineReader(file.open, "server.log") as reader:
        async for _ in reader:
            pass
        if file.close.requests:
            fail(Verdict.WRONG_TIMING, "the file was closed at the end of the loop; the block was still running.")
    assert_closed(file, "the block is over")


async def test_of_very_many_lines_only_those_are_read_that_the_loop_wants(kata, service, clock):
    file = File(service, [f"line {number}\n" for number in range(100)])
    async with kata.LineReader(file.open, "long.log") as reader:
        async for line in reader:
            if line == "line 2":
                break
        file.readline.assert_called(times=3)
    assert_closed(file, "the loop was left by `break`")
    clock.assert_elapsed(2.75, "the search", why="1 s to open, 3 lines of 0.5 s, 0.25 s to close")


async def test_a_second_loop_goes_on_where_the_first_was_left(kata, file, words):
    async with kata.LineReader(file.open, "server.log") as reader:
        async for _ in reader:
            break
        rest = [line async for line in reader]
        after_the_end = [line async for line in reader]
    assert rest == words[1:], "the first loop took one line, so the second begins with the next one"
    assert after_the_end == [], "the second loop came to the end of the file, and a third one finds no more lines"


async def test_before_the_block_iterating_is_refused(kata, file):
    await assert_refused(a_loop_over(kata.LineReader(file.open, "server.log")), "before the block", file)
    file.open.assert_called(times=0)


async def test_after_the_block_iterating_is_refused(kata, service, file):
    async with kata.LineReader(file.open, "server.log") as reader:
        lines = aiter(reader)
        await anext(lines)
    await assert_refused(a_loop_over(reader), "after the block", file)
    await assert_refused(a_next_turn_of(lines), "in a loop that began inside and goes on after the block", file)
    file = File(service, ["the only line\n"])
    async with kata.LineReader(file.open, "short.log") as reader:
        assert [line async for line in reader] == ["the only line"], "the lines of another file, which has one"
    await assert_refused(a_loop_over(reader), "after a block that read the file to its end", file)


async def test_an_error_while_reading_comes_through_and_the_file_is_closed(kata, service):
    for error in (OSError("the disk does not answer"), BrokenDisk("smoke comes out of it")):
        file = File(service, ["first\n"], error=error)
        raised, lines = None, []
        try:
            async with kata.LineReader(file.open, "server.log") as reader:
                async for line in reader:
                    lines.append(line)
        except type(error) as exc:
            raised = exc
        if raised is None:
            fail(
                Verdict.LOST_ERROR,
                f"`readline` raised {type(error).__name__}, and nothing came out of `async with`.",
                advice="Let the error through __anext__, and return nothing from __aexit__: a true value hides it.",
            )
        assert (lines, raised) == (["first"], error)
        assert_closed(file, f"`readline` raised {type(error).__name__}")
        await assert_refused(a_loop_over(reader), "after a block that ended with an error", file)


async def test_cancelled_while_a_line_is_read_it_closes_the_file(kata, service, file):
    async def search(reader):
        async with reader:
            async for _ in reader:
                pass

    reader = kata.LineReader(file.open, "server.log")
    task = asyncio.create_task(search(reader))
    await asyncio.sleep(1.75)
    await cancel_and_wait(task, within=0.25)
    assert_closed(file, "the task was cancelled while it read a line")
    file.readline.assert_nothing_in_flight()
    await assert_refused(a_loop_over(reader), "after a block that was cancelled", file)
    # An empty file: opened after 1 s, read after 1.5 s, closed after 1.75 s.
    for seconds, what in ((0.5, "opened"), (1.625, "closed")):
        file = File(service, [])
        reader = kata.LineReader(file.open, "empty.log")
        task = asyncio.create_task(search(reader))
        await asyncio.sleep(seconds)
        await cancel_and_wait(task, within=1)  # it may wait until the call has ended
        await asyncio.sleep(1)
        await assert_refused(a_loop_over(reader), f"after its task was cancelled while it {what} the file", file)


async def test_two_readers_do_not_get_in_each_others_way(kata, service, clock):
    async def read(file):
        async with kata.LineReader(file.open, "x.log") as reader:
            return [line async for line in reader]

    long, short = File(service, ["a\n", "b\n", "c\n"]), File(service, ["x\n"])
    with clock.takes(3.25, "reading 3 lines and, at the same time, 1 line of another file"):
        both = await asyncio.gather(read(long), read(short))
    assert both == [["a", "b", "c"], ["x"]]
