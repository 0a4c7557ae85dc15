"""Suites on the real clock, for processes."""

import pytest

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
