"""`tox -e watch`, used as people use it: on a pseudo terminal, with editors of all kinds."""

import os
import re
import select
import signal
import subprocess
import sys
import time

import pytest
from grader.answers import fingerprint

from .conftest import TESTS, kata_entry

pytest.importorskip("watchfiles", reason="comes with requirements-tools.txt")
pty = pytest.importorskip("pty", reason="needs pseudo terminals")
fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")

from tools.watch import Progress, main  # noqa: E402

PATIENCE = 60  # real seconds for anything that must appear on the screen, on a busy machine
SUITE = "async def test_the_result_is_one(kata):\n    assert await kata.answer() == 1\n"
STUB = "async def answer():\n    raise NotImplementedError\n"
SOLVED = "async def answer():\n    return 1\n"
WRONG = "async def answer():\n    return 2\n"
# What the screen ends with: from then on the watcher waits.
READY = "q quit"
START = "import sys, pathlib; from tools.watch import main; sys.exit(main(sys.argv[2:], pathlib.Path(sys.argv[1])))"


@pytest.fixture
def course(project):
    """The katas walk, run and fly, untouched."""
    text = '[[chapters]]\nid = "01_moves"\ntitle = "Moves"\n'
    for name in ("walk", "run", "fly"):
        text += kata_entry(name, fingerprint(STUB))
        project.write(f"tests/01_moves/test_{name}.py", SUITE)
        project.write(f"katas/01_moves/{name}.py", STUB)
    project.write("tests/curriculum.toml", text)
    return project


class Terminal:
    """A watcher on a pseudo terminal. `wait` returns what came since the wait before."""

    def __init__(self, course, arguments):
        self._descriptor, other = pty.openpty()
        environment = os.environ | {"PYTHONPATH": str(TESTS), "TERM": "xterm", "NO_COLOR": "1", "PYTHONUTF8": "1"}
        environment.pop("COLUMNS", None)
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, str(course.path), *arguments],
            stdin=other,
            stdout=other,
            stderr=other,
            cwd=course.path,
            env=environment,
            start_new_session=True,
            # The terminal of its session: only then does Ctrl-C reach it.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(other)
        self._seen = ""

    def wait(self, pattern):
        """The screen up to the end of the first match."""
        end = time.monotonic() + PATIENCE
        while (match := re.search(pattern, self._seen, re.DOTALL)) is None:
            assert select.select([self._descriptor], [], [], max(0, end - time.monotonic()))[0], (
                f"{pattern!r} does not come:\n{self._seen}"
            )
            self._seen += self._read().replace("\r\n", "\n")
        text, self._seen = self._seen[: match.end()], self._seen[match.end() :]
        return text

    def _read(self):
        try:
            data = os.read(self._descriptor, 65536)
        except OSError:  # Linux: the other end is closed
            data = b""
        assert data, f"the watcher has ended:\n{self._seen}"
        return data.decode()

    def press(self, keys):
        os.write(self._descriptor, keys.encode())

    def end(self):
        """What is left to read, and the exit status."""
        text = self._seen
        while True:
            try:
                data = os.read(self._descriptor, 65536)
            except OSError:
                data = b""
            if not data:
                break
            text += data.decode()
        return text, self.process.wait(PATIENCE)

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self._descriptor)


@pytest.fixture
def watching(course):
    """Starts watchers, and ends them."""
    terminals = []

    def start(*arguments):
        terminals.append(Terminal(course, arguments))
        return terminals[-1]

    yield start
    for terminal in terminals:
        terminal.close()


def save(course, name, text):
    course.write(f"katas/01_moves/{name}.py", text)


def test_from_the_first_save_to_the_next_kata(course, watching):
    terminal = watching()
    assert "0 of 3 katas solved\nNow:   edit katas/01_moves/walk.py" in terminal.wait(READY)
    save(course, "walk", WRONG)
    screen = terminal.wait(READY)
    assert "Got 2, expected 1." in screen
    assert "0 of 3 katas solved\nNow:   edit katas/01_moves/walk.py" in screen
    save(course, "walk", SOLVED)
    screen = terminal.wait(READY)
    assert "Solved: walk\n1 of 3 katas solved\nNext:  edit katas/01_moves/run.py" in screen
    assert "The kata run" in screen
    save(course, "walk", SOLVED + "# said once\n")
    assert "Solved: " not in terminal.wait(READY)
    save(course, "run", SOLVED)
    assert "Next:  edit katas/01_moves/fly.py" in terminal.wait(READY)
    save(course, "fly", SOLVED)
    assert "3 of 3 katas solved\nAll katas are solved. Well done!" in terminal.wait(READY)


def test_a_solved_kata_that_breaks_again_is_noticed(course, watching):
    save(course, "walk", SOLVED)
    terminal = watching()
    assert "1 of 3 katas solved\nNow:   edit katas/01_moves/run.py" in terminal.wait(READY)
    save(course, "walk", "async def answer(:\n")
    screen = terminal.wait(READY)
    assert "SyntaxError" in screen
    assert "Broken again: walk was solved before.\n0 of 3 katas solved\nNext:  edit katas/01_moves/walk.py" in screen
    save(course, "walk", SOLVED)
    assert "Solved: walk\n1 of 3 katas solved\nNext:  edit katas/01_moves/run.py" in terminal.wait(READY)


def test_what_was_begun_comes_before_what_is_untouched(course, watching):
    save(course, "fly", WRONG)
    assert "Now:   edit katas/01_moves/fly.py" in watching().wait(READY)


def test_a_kata_may_be_chosen_and_what_was_solved_before_is_found_out(course, watching):
    save(course, "walk", SOLVED)
    terminal = watching("katas/01_moves/fly.py")
    terminal.wait("Now:   edit katas/01_moves/fly.py")
    terminal.wait("1 of 3 katas solved")
    save(course, "walk", WRONG)
    terminal.wait("Broken again: walk")


def by_moving_a_new_file_over_it(path, text):
    new = path.with_name(path.name + ".tmp")
    new.write_text(text)
    os.replace(new, path)


def by_moving_the_old_file_away(path, text):
    path.rename(path.with_name(path.name + "~"))
    path.write_text(text)
    path.with_name(path.name + "~").unlink()


def by_emptying_it_first(path, text):
    with path.open("w") as file:
        file.flush()
        file.write(text)


@pytest.mark.parametrize("save_it", [by_moving_a_new_file_over_it, by_moving_the_old_file_away, by_emptying_it_first])
def test_every_way_to_save_a_file_is_noticed(course, watching, save_it):
    terminal = watching("walk")
    terminal.wait(READY)
    path = course.path / "katas/01_moves/walk.py"
    save_it(path, WRONG)
    terminal.wait("Got 2, expected 1.")
    save_it(path, SOLVED)
    terminal.wait("Solved: walk")
    save_it(path, WRONG)
    terminal.wait("Broken again: walk")


def test_after_many_quick_saves_the_last_one_counts(course, watching):
    terminal = watching()
    terminal.wait(READY)
    for number in range(30):
        save(course, "walk", WRONG.replace("2", str(100 + number)))
        save(course, "run", WRONG.replace("2", str(200 + number)))
    terminal.wait("Got 129, expected 1..*Got 229, expected 1.")
    save(course, "walk", SOLVED)
    terminal.wait("Solved: walk")


def test_a_deleted_file_is_explained_and_may_come_back(course, watching):
    terminal = watching()
    terminal.wait(READY)
    (course.path / "katas/01_moves/walk.py").unlink()
    assert "tox -e reset -- walk" in terminal.wait(READY)
    save(course, "walk", SOLVED)
    terminal.wait("Solved: walk")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("import os\nos._exit(7)\n", "The process that graded walk ended early, with exit status 7."),
        ("import os\nos.kill(os.getpid(), 9)\n", "The process that graded walk ended early, with signal 9."),
    ],
)
def test_an_answer_that_ends_its_process_does_not_end_the_watcher(course, watching, answer, message):
    terminal = watching()
    terminal.wait(READY)
    save(course, "walk", answer)
    assert message in terminal.wait(READY)
    save(course, "walk", SOLVED)
    terminal.wait("Solved: walk")


# One call that takes for ever, in C: nothing in its own process can interrupt it.
HANGS = """
import os, re
with open("pid", "w") as file:
    print(os.getpid(), file=file)
re.match("(a+)+$", "a" * 99 + "b")
"""


def pid_of_the_hanging_process(course, terminal):
    """Wait until the answer has begun."""
    terminal.wait("Saved: walk")
    end = time.monotonic() + PATIENCE
    while not (course.path / "pid").exists() or not (course.path / "pid").read_text().endswith("\n"):
        assert time.monotonic() < end, "the answer does not begin"
        os.sched_yield()
    return int((course.path / "pid").read_text())


def test_the_next_save_ends_an_answer_that_hangs(course, watching):
    terminal = watching()
    terminal.wait(READY)
    save(course, "walk", HANGS)
    pid = pid_of_the_hanging_process(course, terminal)
    save(course, "walk", SOLVED)
    terminal.wait("Solved: walk")
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize("key", ["q", "\x03"])
def test_leaving_is_clean_and_leaves_nothing_running(course, watching, key):
    terminal = watching()
    terminal.wait(READY)
    save(course, "walk", HANGS)
    pid = pid_of_the_hanging_process(course, terminal)
    terminal.press(key)
    text, got = terminal.end()
    assert got == 0
    assert "Traceback" not in text
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_keys(course, watching):
    terminal = watching()
    terminal.wait(READY)
    terminal.press("h")
    terminal.wait("walk.py, hint 1 of 3.*a question.*More: press h again")
    terminal.press("hh")
    terminal.wait("hint 2 of 3.*a direction.*hint 3 of 3.*nearly the answer")
    terminal.press("n")
    assert "The kata run\n" in terminal.wait("Now:   edit katas/01_moves/run.py.*" + READY)
    terminal.press("h")
    terminal.wait("run.py, hint 1 of 3")
    terminal.press("a")
    screen = terminal.wait("Grading all.*" + READY)
    assert "0 of 3 katas solved, 0 of 3 points" in screen
    terminal.press("\n")
    terminal.wait("Grading run.*" + READY)
    terminal.press("nn")
    terminal.wait("Now:   edit katas/01_moves/walk.py")


def test_colours_and_clearing_are_for_terminals_only(course, watching):
    assert "\x1b[2J" in watching().wait(READY)
    environment = os.environ | {"PYTHONPATH": str(TESTS)}
    command = [sys.executable, "-u", "-c", START, str(course.path)]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if "Ctrl-C ends this" in line:
                break
        process.send_signal(signal.SIGINT)
        lines += process.stdout
    assert process.returncode == 0
    assert "0 of 3 katas solved\n" in lines
    assert not any("\x1b" in line or "Traceback" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["wolk"], "watch: there is no kata 'wolk'. Did you mean walk?"),
        (["walk", "run"], "watch: unrecognized arguments: run (--help shows how it is called)"),
        (["--fast"], "watch: unrecognized arguments: --fast (--help shows how it is called)"),
    ],
)
def test_what_it_does_not_understand_gets_one_line(course, capsys, arguments, line):
    assert main(arguments, course.path) == 2
    assert capsys.readouterr() == ("", line + "\n")


def test_without_a_folder_of_katas_there_is_nothing_to_watch(course, capsys):
    for path in (course.path / "katas/01_moves").iterdir():
        path.unlink()
    (course.path / "katas/01_moves").rmdir()
    (course.path / "katas").rmdir()
    assert main([], course.path) == 2
    assert capsys.readouterr().err == "watch: there is no folder katas/\n"


# -- what is known ------------------------------------------------------------------------------------


class Named:
    def __init__(self, name):
        self.id = self.name = name

    def __repr__(self):
        return self.id


A, B, C = KATAS = [Named(name) for name in "abc"]


@pytest.mark.parametrize(
    ("statuses", "current", "graded", "expected"),
    [
        ({}, None, [], A),
        ({"a": "solved"}, None, [], B),
        ({"c": "unsolved"}, None, [], C),
        ({"a": "not_started", "b": "solved"}, B, [B], C),
        ({"b": "solved", "c": "solved"}, C, [C], A),
        ({"b": "unsolved"}, A, [B], B),
        ({"b": "unsolved", "a": "unsolved"}, B, [A, B], B),
        ({"b": "solved"}, A, [B], A),
        ({"a": "solved", "b": "solved", "c": "solved"}, A, [A], None),
    ],
)
def test_which_kata_comes_next(statuses, current, graded, expected):
    progress = Progress(KATAS, current)
    progress.learn(statuses)
    progress.move(graded)
    assert progress.current is expected


def test_what_is_new_and_what_broke():
    progress = Progress(KATAS)
    assert progress.learn({"a": "solved", "b": "unsolved"}) == ([A], [])
    assert progress.learn({"a": "solved"}) == ([], [])
    assert progress.learn({"a": "unsolved", "b": "solved"}) == ([B], [A])
    assert progress.learn({"a": "unsolved"}) == ([], [])
    assert progress.solved == 1
    assert not progress.all_solved
