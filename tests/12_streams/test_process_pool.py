"""Suite: process_pool."""

import asyncio
import os
import sys
import time

import pytest
from grader import Verdict, cancel_and_wait, fail

pytestmark = pytest.mark.real_time

# Seconds that no command needs which ends by itself.
AMPLE = 60
# What hangs, hangs while Python could be started so often: true of slow and busy machines, too.
PATIENCE = 20
# Turns of the loop in which an answer has seen for certain that a command closed its outputs.
TURNS = 20
PYTHON = [sys.executable, "-I", "-S", "-c"]
# What a command can do: say something to the test and to other commands, and wait until somebody has said it.
# None of them outlives the test by much.
ABILITIES = f"""
import os, sys, time

def say(line):
    with open(sys.argv[1], "ab", buffering=0) as log:
        log.write(line.encode() + b"\\n")

def until(line):
    end = time.monotonic() + {AMPLE}
    while time.monotonic() < end:
        with open(sys.argv[1]) as log:
            if line in log.read().splitlines():
                return
        time.sleep(0.003)

def for_ever():
    time.sleep({AMPLE})

def do_not_listen():
    import signal

    def handle(*_):
        time.sleep(0.5)
        say("outlived terminate()")

    signal.signal(signal.SIGTERM, handle)
"""


POLITE = "outlived terminate()"


class Log:
    """A file in which the commands write what they do, one line for each."""

    def __init__(self, path, allow_command):
        self._path = path
        self._allow = allow_command
        path.touch()

    def command(self, code, *arguments):
        """A command that runs this Python code."""
        return self._allow([*PYTHON, ABILITIES + code, str(self._path), *arguments])

    def say(self, line):
        with self._path.open("a") as log:
            log.write(f"{line}\n")

    @property
    def lines(self):
        return self._path.read_text().splitlines()

    @property
    def pids(self):
        """What commands wrote as "pid 123"."""
        return [int(line.split()[1]) for line in self.lines if line.startswith("pid ")]

    @property
    def most_at_once(self):
        """The largest number of commands that had written "start" and not yet "end"."""
        most = running = 0
        for line in self.lines:
            running += {"start": 1, "end": -1}.get(line.split()[0], 0)
            most = max(most, running)
        return most


@pytest.fixture
def log(tmp_path, allow_command):
    allow_command([*PYTHON, "pass"])  # of start_python
    return Log(tmp_path / "log", allow_command)


@pytest.fixture
def word(rng):
    return rng.choice(["lint", "type check", "unit tests", "build", "docs"]) + f" {rng.randrange(100)}"


def is_there(pid):
    """True as long as a process runs, or nobody has taken note of its end."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def start_python(times):
    """Let pass the time in which Python starts so often, one after the other."""
    for _ in range(times):
        process = await asyncio.create_subprocess_exec(*PYTHON, "pass")
        await process.wait()
        yield


async def patiently(task, verdict, what, advice="", least=0):
    """The task's result. If it hangs, fail with this verdict. It takes `least` seconds anyway."""
    __tracebackhide__ = True
    await asyncio.wait({task}, timeout=least + 1)
    if not task.done():
        async for _ in start_python(PATIENCE):
            if task.done():
                break
    if not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=1)
        fail(verdict, what, advice=advice)
    return await task


async def until_said(log, task, number, beginning, verdict, what):
    """Wait until so many lines of the log begin so. If that never comes, fail."""
    __tracebackhide__ = True

    async def look():
        while not task.done() and sum(line.startswith(beginning) for line in log.lines) < number:  # noqa: ASYNC110
            await asyncio.sleep(0.003)  # others write that file: no event tells of it

    await patiently(asyncio.create_task(look()), verdict, what)
    if task.done():
        await task
        fail(Verdict.WRONG_RESULT, "`run_commands` returned while its commands were still running.")


def assert_not_polite(log, when):
    """No process was asked to end and then had time to go on."""
    __tracebackhide__ = True
    if POLITE in log.lines:
        fail(
            Verdict.WRONG_TIMING,
            f"when {when}, a process got the polite signal of `terminate()`, ignored it, and ran on.",
            advice="Use `kill()` at once: no process can ignore it.",
        )


async def were_up_in_time(log, times, time_limit):
    """True if each of so many commands, one after the other, was up before its time was, and the answer could see it.

    On a busy machine, a limit may be too short for Python to start in, or end before the answer gets the processor.
    """
    began, before = time.monotonic(), log.lines.count("up")
    for number in range(1, times + 1):
        while log.lines.count("up") < before + number:  # noqa: ASYNC110
            await asyncio.sleep(0.003)  # others write that file: no event tells of it
        for _ in range(TURNS):
            await asyncio.sleep(0)
        if time.monotonic() > began + number * time_limit:
            return False
    return True


async def run_and_kill(kata, log, code, more="", times=1):
    """Run a command that says "up" and never ends, with a limit at which it is up. Returns results and seconds."""
    __tracebackhide__ = True
    for time_limit in (0.15, 1, 5, 20):
        began = time.monotonic()
        looking = asyncio.create_task(were_up_in_time(log, times, time_limit))
        try:
            results = await patiently(
                asyncio.create_task(kata.run_commands([log.command(code)] * times, 1, time_limit)),
                Verdict.WRONG_TIMING,
                f"a process with a time limit of {time_limit:g} s still ran seconds after it. {more}".strip(),
                "When the time is up, `kill()` ends the process, and that ends every wait for it. The limit holds until"
                " the process has ended, not only until its outputs have.",
                least=times * time_limit,
            )
        finally:
            looking.cancel()
            await asyncio.wait({looking})
            assert_not_polite(log, "its time was up")
        took = time.monotonic() - began
        in_time = not looking.cancelled() and looking.result()
        if in_time or took < times * time_limit:  # too early is too early, whoever was up
            break
    return results, took, time_limit


async def test_one_command_gives_its_status_and_its_output(kata, log, word):
    command = log.command("print(sys.argv[2], end='')", f"'{word}' $HOME *")
    results = await kata.run_commands([command], 1, AMPLE)
    # No shell comes between, which would split the words and replace $HOME and *.
    expected = [(0, f"'{word}' $HOME *".encode(), b"")]
    assert results == expected, "the arguments reach the program exactly as they are"


async def test_a_failing_command_gives_its_own_status_and_its_errors(kata, log, word, rng):
    status = rng.randrange(2, 100)
    code = f"os.write(1, b'checking \\xff\\r\\n'); sys.stderr.write(sys.argv[2]); sys.exit({status})"
    results = await kata.run_commands([log.command(code, word)], 1, AMPLE)
    assert results == [(status, b"checking \xff\r\n", word.encode())]
    results = await kata.run_commands([log.command("os.kill(os.getpid(), 9)")], 1, AMPLE)
    [(status, *rest)] = results
    assert rest == [b"", b""], "the outputs of a process that crashed"
    # Which number is the system's business: -9 for asyncio, 137 for a shell.
    assert isinstance(status, int), (
        f"a process crashed long before its time limit, and its status was {status!r}: expected a number, because it"
        " was not killed at the limit"
    )


async def test_no_commands_give_no_results_and_one_twice_gives_two(kata, log):
    assert await kata.run_commands([], 3, AMPLE) == []
    command = log.command("print(os.getpid())")
    results = await kata.run_commands([command, command], 1, AMPLE)
    assert len(results) == 2, "results of two commands, which are the same"
    if results[0] == results[1]:
        fail(
            Verdict.WRONG_RESULT,
            "one command was given twice, and its two processes said something different (each its number): got"
            f" {results[0]!r} both times.",
            advice="Keep the results by their places in the list. A dict by command has room for one of them only.",
        )


async def test_two_commands_run_at_once_and_the_results_keep_their_order(kata, log):
    first = log.command("until('the second is gone'); print('first')")
    second = log.command("print('second'); say(f'pid {os.getpid()}')")

    async def tell_the_first():
        while not log.pids or is_there(log.pids[0]):  # noqa: ASYNC110
            await asyncio.sleep(0.003)  # no event tells of it
        log.say("the second is gone")

    telling = asyncio.create_task(tell_the_first())
    results = await patiently(
        asyncio.create_task(kata.run_commands([first, second], 2, AMPLE)),
        Verdict.SEQUENTIAL,
        "the first command waits for something that the second one does, but the second was never started: "
        "two processes may run at once.",
    )
    telling.cancel()
    assert results == [(0, b"first\n", b""), (0, b"second\n", b"")], "the results are in the order of the commands"


async def test_a_command_may_write_megabytes_to_both_outputs(kata, log):
    size = 2**20
    code = f"sys.stderr.write('e' * {size}); sys.stderr.flush(); sys.stdout.write('o' * {size})"
    results = await patiently(
        asyncio.create_task(kata.run_commands([log.command(code)], 1, AMPLE)),
        Verdict.DEADLOCK,
        "a process that writes 1 MB to each of its outputs never ended: a pipe was full, and nobody emptied it. "
        "The process waits for a reader, and your code waits for the process.",
        "Read both pipes at the same time, while you wait for the process: `communicate()` does all three.",
    )
    (status, output, errors), *_ = results
    assert (status, len(output), len(errors)) == (0, size, size), "the status and the lengths of the two outputs"


async def test_a_command_that_closes_its_outputs_is_still_waited_for(kata, log):
    code = "os.write(1, b'bye'); os.close(1); os.close(2); time.sleep(0.05); os._exit(4)"
    results = await kata.run_commands([log.command(code)], 1, AMPLE)
    assert results == [(4, b"bye", b"")], "the end of its outputs is not yet the end of the process"


async def test_never_more_than_so_many_run_at_once(kata, log):
    commands = [log.command(f"say('start {number}'); until('go'); say('end {number}')") for number in range(5)]
    task = asyncio.create_task(kata.run_commands(commands, 2, AMPLE))
    await until_said(log, task, 2, "start", Verdict.UNDERUSED, "two processes may run at once, but fewer did.")
    first = sorted(line for line in log.lines if line.startswith("start"))[:2]
    async for _ in start_python(6):  # time enough for a third one to come up
        pass
    log.say("go")
    await patiently(task, Verdict.DEADLOCK, "5 commands, two at a time: they never came to an end.")
    if (most := log.most_at_once) > 2:
        fail(Verdict.UNBOUNDED, f"{most} processes ran at once; the limit is 2.")
    assert first == ["start 0", "start 1"], "the processes that start first, of 5: those of the first 2 commands"


async def test_the_next_command_starts_as_soon_as_one_has_ended(kata, log):
    commands = [log.command("until('last one')"), log.command("pass"), log.command("say('last one')")]
    await patiently(
        asyncio.create_task(kata.run_commands(commands, 2, AMPLE)),
        Verdict.UNDERUSED,
        "3 commands, two at a time: the second one had ended, but the third one was not started while the first "
        "was still running.",
    )


async def test_a_command_that_cannot_be_started_does_not_stop_the_others(kata, log, tmp_path, allow_command):
    missing = allow_command([str(tmp_path / "no-such-program"), "--help"])
    (tmp_path / "notes").write_text("This is no program.")
    text = allow_command([str(tmp_path / "notes")])
    (tmp_path / "script").write_text("This is no program, and may be executed.")
    (tmp_path / "script").chmod(0o755)
    script = allow_command([str(tmp_path / "script")])
    results = await patiently(
        asyncio.create_task(kata.run_commands([missing, log.command("print('fine')"), text, script], 1, AMPLE)),
        Verdict.DEADLOCK,
        "4 commands, one at a time, and the first of them could not be started: it never came to an end. Whoever waits"
        " for a place waits for ever.",
        "A command that cannot be started gives its place back, too: use `async with`, or `finally`.",
    )
    assert results == [(127, b"", b""), (0, b"fine\n", b""), (127, b"", b""), (127, b"", b"")], (
        "the first command names no file, the third and the fourth one a file that is no program"
    )


async def test_each_command_is_killed_when_its_own_time_is_up(kata, log):
    results, took, limit = await run_and_kill(kata, log, "say('up'); for_ever()", times=2)
    assert results == [(None, b"", b"")] * 2, "two commands that were killed at the limit, so that their status is None"
    if took < 2 * limit:
        fail(
            Verdict.WRONG_TIMING,
            f"2 commands without end, one at a time, a time limit of {limit:g} s: they were over in less than "
            f"{2 * limit:g} s. The second one did not get its time.",
            advice="Start the clock when the process starts, not while its command waits for its turn.",
        )


async def test_what_a_killed_command_had_written_is_kept(kata, log):
    # More than a pipe can hold: when the command is up, the answer has read a part of it.
    code = """
do_not_listen()
os.write(2, b"careful")
with open(1, "wb") as output:
    output.write(b"begun" * 40_000)
os.close(2)
say("up")
for_ever()
"""
    results, *_ = await run_and_kill(kata, log, code, "It had closed its outputs by then. ")
    [(status, output, errors)] = results
    if len(output) < 200_000:
        fail(
            Verdict.WRONG_RESULT,
            f"a command wrote 200,000 bytes before it was killed, and {len(output):,} of them are in its result.",
            advice="What a cancelled `communicate()` has read is lost. Let the limit end the process and not the"
            " reading: that comes to its end then.",
        )
    assert (status, output, errors) == (None, b"begun" * 40_000, b"careful"), (
        "the result of a command that was killed at the limit, so that its status is None"
    )


async def test_cancelling_kills_the_processes_and_waits_for_their_ends(kata, log):
    command = log.command("do_not_listen(); say('up'); for_ever()")
    task = asyncio.create_task(kata.run_commands([log.command("pass"), *[command] * 3], 2, AMPLE))
    await until_said(log, task, 2, "up", Verdict.UNDERUSED, "two processes may run at once, but fewer did.")
    try:
        await cancel_and_wait(task, within=5)
    except ProcessLookupError:
        fail(
            Verdict.WRONG_RESULT,
            "`run_commands` was cancelled, and ProcessLookupError came out: one of its processes had ended long before,"
            " and was to be killed, too.",
            advice="Kill only what still runs: look at `process.returncode` first.",
        )
    finally:
        assert_not_polite(log, "`run_commands` was cancelled")
