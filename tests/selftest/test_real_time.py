"""Suites on the real clock, for processes."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SUITE = """
    import sys
    import pytest

    pytestmark = pytest.mark.real_time

    async def test_it(kata):
        assert await kata.answer([sys.executable, "-c", "print(6 * 7)"]) == b"42\\n"
"""

CLEAN = """
    import asyncio
    async def answer(command):
        process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
        out, _ = await process.communicate()
        assert process.returncode == 0
        return out
"""


def test_a_process_runs(project):
    graded = project.grade(CLEAN, SUITE)
    assert graded.status == 0, graded.text


def test_many_processes_run_at_once(project):
    graded = project.grade(
        """
        import asyncio
        async def one(command):
            process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
            return (await process.communicate())[0]
        async def answer(command):
            return (await asyncio.gather(*(one(command) for _ in range(4))))[3]
        """,
        SUITE,
    )
    assert graded.status == 0, graded.text


@pytest.mark.parametrize(
    "body",
    [
        "return subprocess.run(command, capture_output=True).stdout",
        "return subprocess.check_output(command)",
        "return subprocess.Popen(command, stdout=subprocess.PIPE).communicate()[0]",
        "process = subprocess.Popen(command, stdout=subprocess.PIPE)\n            process.wait()\n"
        "            return process.stdout.read()",
    ],
)
def test_a_blocking_process_is_found(project, body):
    graded = project.grade(
        f"""
        import subprocess
        async def answer(command):
            {body}
        """,
        SUITE,
    )
    assert graded.verdict == "BLOCKED_LOOP", graded.text
    assert "kata.py:" in graded.text


def test_a_process_left_running_is_found(project):
    graded = project.grade(
        """
        import asyncio
        async def answer(command):
            process = await asyncio.create_subprocess_exec("sleep", "60")
            return b"42\\n"
        """,
        SUITE,
    )
    assert graded.verdict == "LEAKED_RESOURCE", graded.text
    assert graded.message.startswith("a process that your code started was still running")
    assert "kata.py:3" in graded.text


def test_a_killed_process_that_nobody_waits_for_is_found(project):
    graded = project.grade(
        """
        import asyncio
        async def answer(command):
            process = await asyncio.create_subprocess_exec("sleep", "60")
            process.kill()
            return b"42\\n"
        """,
        SUITE,
    )
    assert graded.verdict == "LEAKED_RESOURCE", graded.text


def test_the_pipes_of_a_process_left_running_print_nothing(project):
    suite = SUITE.replace("print(6 * 7)", "input()")
    answer = """
        import asyncio
        async def answer(command):
            pipe = asyncio.subprocess.PIPE
            await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe)
            return b"42\\n"
        """
    project.grade(answer, suite)
    result = project.run_in_a_process()
    assert "LEAKED_RESOURCE" in result.stdout, result.stdout
    assert "Event loop is closed" not in result.stdout + result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="looks at how much is in a pipe")
def test_a_limit_that_ends_before_the_answer_gets_the_processor_is_no_limit_kept(project):
    """The machine is so busy that the answer can see only after its first limit that the outputs are closed."""
    suite = (ROOT / "tests/12_streams/test_process_pool.py").read_text(encoding="utf-8")
    the_end, up = '    output.write(b"begun" * 40_000)\n', 'say("up")\n'
    stop_the_answer = """\
    output.write(b"begun" * 39_900)
    output.flush()
    import fcntl, signal, termios
    while any(fcntl.ioctl(1, termios.FIONREAD, bytes(4))):
        time.sleep(0.001)
    is_first = "up" not in open(sys.argv[1]).read()
    if is_first:
        os.kill(os.getppid(), signal.SIGSTOP)
    output.write(b"begun" * 100)
"""
    let_it_go_on = up + "if is_first:\n    time.sleep(0.3)\n    os.kill(os.getppid(), signal.SIGCONT)\n"
    assert suite.count(the_end) == suite.count("\n" + up) == 1
    suite = suite.replace(the_end, stop_the_answer).replace("\n" + up, "\n" + let_it_go_on)
    project.defines = ["async def run_commands"]
    wrong = ROOT / "solutions/bank/12_streams/process_pool/wrong_limit_on_reading_only.py"
    project.grade(wrong.read_bytes(), suite, "--collect-only")
    result = project.run_in_a_process("-k", "what_a_killed")
    assert "WRONG_TIMING" in result.stdout, result.stdout
