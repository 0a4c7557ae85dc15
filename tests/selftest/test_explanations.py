"""Whole texts as a learner reads them, compared with the files in golden/.

A change of wording shows up here as a failure. If it is meant, write the files anew and
look at the difference that git shows:

    UPDATE_GOLDEN=1 pytest tests/selftest/test_explanations.py
    git diff tests/selftest/golden

The texts must be the same on every Python and every machine: only the duration in
pytest's last line is replaced.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from grader.answers import fingerprint
from grader.verdicts import Verdict

GOLDEN = Path(__file__).parent / "golden"
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"
HOW_TO_UPDATE = "run the test again with UPDATE_GOLDEN=1 in the environment if this is what it should say now"


def compare(name, text):
    """Hold the text against golden/<name>.txt, or write that file."""
    text = re.sub(r" in \d+\.\d+s(?= *$)", " in N s", text.rstrip()) + "\n"
    path = GOLDEN / f"{name}.txt"
    if UPDATE:
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"golden/{name}.txt is missing: {HOW_TO_UPDATE}"
    expected = path.read_text(encoding="utf-8")
    assert text.splitlines() == expected.splitlines(), f"golden/{name}.txt differs: {HOW_TO_UPDATE}\n\n{text}"


THREE_PAGES = """
    async def test_three_pages_are_fetched(kata, service, clock):
        fetch = service("fetch", latency=2, result={{"a": 1, "b": 2, "c": 3}}, cleanup=0.5)
        pages = await kata.answer(fetch, ["a", "b", "c"])
        {check}

    async def test_no_page_is_fine_too(kata, service):
        fetch = service("fetch", latency=2, result=0)
        assert await kata.answer(fetch, []) == []
"""
IS_RIGHT = "assert pages == [1, 2, 3]"

# name, which begins with the verdict: (suite, answer)
TEXTS = {
    "not_started": (
        THREE_PAGES.format(check=IS_RIGHT),
        '''
        """Kata: fetch all pages at once."""


        async def answer(fetch, names):
            raise NotImplementedError("write the body of answer")
        ''',
    ),
    "broken_syntax": (
        THREE_PAGES.format(check=IS_RIGHT),
        """
        async def answer(fetch, names):
            return [await fetch(name) for name in names
        """,
    ),
    "broken_name": (
        THREE_PAGES.format(check=IS_RIGHT),
        """
        async def anwser(fetch, names):
            return [await fetch(name) for name in names]
        """,
    ),
    "never_awaited_in_a_plain_function": (
        THREE_PAGES.format(check=IS_RIGHT),
        """
        def answer(fetch, names):
            return [fetch(name) for name in names]
        """,
    ),
    "wrong_result": (
        THREE_PAGES.format(check=IS_RIGHT),
        """
        import asyncio

        async def answer(fetch, names):
            pages = await asyncio.gather(*(fetch(name) for name in names))
            return sorted(pages, reverse=True)
        """,
    ),
    "wrong_result_exception": (
        THREE_PAGES.format(check=IS_RIGHT),
        """
        def first(pages):
            return pages["first"]

        async def answer(fetch, names):
            pages = {name: await fetch(name) for name in names}
            return first(pages)
        """,
    ),
    "wrong_result_nested_loop": (
        THREE_PAGES.format(check=IS_RIGHT),
        """
        import asyncio

        async def gather(calls):
            return await asyncio.gather(*calls)

        async def answer(fetch, names):
            calls = []
            return asyncio.run(gather(calls))
        """,
    ),
    "never_awaited": (
        THREE_PAGES.format(check=IS_RIGHT),
        """
        async def answer(fetch, names):
            pages = []
            for name in names:
                pages.append(fetch(name))
            return pages
        """,
    ),
    "sequential": (
        THREE_PAGES.format(check=IS_RIGHT + "; fetch.assert_all_at_once()"),
        """
        async def answer(fetch, names):
            return [await fetch(name) for name in names]
        """,
    ),
    "wrong_timing": (
        THREE_PAGES.format(
            check=IS_RIGHT + '; clock.assert_elapsed(2, "three pages of 2 s", "they can be fetched at the same time")'
        ),
        """
        import asyncio

        async def answer(fetch, names):
            tasks = []
            for name in names:
                tasks.append(asyncio.create_task(fetch(name)))
                await asyncio.sleep(0.25)
            return [await task for task in tasks]
        """,
    ),
    "blocked_loop": (
        THREE_PAGES.format(check=IS_RIGHT),
        """
        import time

        def be_polite():
            time.sleep(1)

        async def answer(fetch, names):
            pages = []
            for name in names:
                pages.append(await fetch(name))
                be_polite()
            return pages
        """,
    ),
    "unbounded": (
        THREE_PAGES.format(check=IS_RIGHT + "; fetch.assert_at_most(2)"),
        """
        import asyncio

        async def answer(fetch, names):
            return await asyncio.gather(*(fetch(name) for name in names))
        """,
    ),
    "underused": (
        THREE_PAGES.format(check=IS_RIGHT + "; fetch.assert_all_at_once()"),
        """
        import asyncio

        async def answer(fetch, names):
            limit = asyncio.Semaphore(2)
            async def one(name):
                async with limit:
                    return await fetch(name)
            return await asyncio.gather(*(one(name) for name in names))
        """,
    ),
    "leaked_task": (
        THREE_PAGES.format(check="assert pages is not None"),
        """
        import asyncio

        async def answer(fetch, names):
            tasks = [asyncio.create_task(fetch(name)) for name in names]
            await asyncio.wait(tasks, timeout=1)
            return []
        """,
    ),
    "leaked_resource": (
        THREE_PAGES.format(check="assert pages == []"),
        """
        import asyncio

        async def answer(fetch, names):
            loop = asyncio.new_event_loop()
            return []
        """,
    ),
    "swallowed_cancel": (
        """
        import asyncio
        from grader import cancel_and_wait

        async def test_it_stops_when_it_is_cancelled(kata, service):
            fetch = service("fetch", latency=2, cleanup=0.5)
            task = asyncio.create_task(kata.answer(fetch, ["a", "b"]))
            await asyncio.sleep(3)
            await cancel_and_wait(task, within=1)
        """,
        """
        import asyncio

        async def answer(fetch, names):
            pages = []
            for name in names:
                try:
                    pages.append(await fetch(name))
                except asyncio.CancelledError:
                    print("cancelled")
            return pages
        """,
    ),
    "lost_error": (
        """
        async def test_errors_are_seen(kata, service):
            fetch = service("fetch", latency=2, error={"b": ConnectionError("no line")})
            await kata.answer(fetch, ["a", "b"])
        """,
        """
        import asyncio

        async def answer(fetch, names):
            tasks = [asyncio.create_task(fetch(name)) for name in names]
            await asyncio.wait(tasks)
        """,
    ),
    "deadlock": (
        """
        import asyncio

        async def test_it_comes_to_an_end(kata, service):
            await asyncio.create_task(kata.answer(), name="answer")
        """,
        """
        import asyncio

        async def transfer(source, target):
            async with source:
                await asyncio.sleep(1)
                async with target:
                    pass

        async def answer():
            ann, bob = asyncio.Lock(), asyncio.Lock()
            await asyncio.gather(
                asyncio.create_task(transfer(ann, bob), name="ann to bob"),
                asyncio.create_task(transfer(bob, ann), name="bob to ann"),
            )
        """,
    ),
    "runaway": (
        """
        import pytest

        pytestmark = pytest.mark.limits(turns=2000)

        async def test_it_comes_to_an_end(kata):
            await kata.answer()

        async def test_it_does_so_again(kata):
            await kata.answer()
        """,
        """
        import asyncio

        done = False

        async def answer():
            while not done:
                await asyncio.sleep(1)
        """,
    ),
    "forbidden": (
        THREE_PAGES.format(check=IS_RIGHT),
        """
        import pytest

        async def answer(fetch, names):
            pytest.skip("too hard")
        """,
    ),
    "hogged_memory": (
        """
        from grader import Verdict, fail

        async def test_lines_are_read_one_by_one(kata, service):
            read = service("read", latency=0.5, result="line")
            await kata.answer(read)
            fail(Verdict.HOGGED_MEMORY, "1,000 lines were kept at once; one at a time is enough.")
        """,
        """
        async def answer(read):
            return [await read() for _ in range(3)]
        """,
    ),
    "many_calls": (
        """
        async def test_a_hundred_pages(kata, service):
            fetch = service("fetch", latency=1)
            await kata.answer(fetch)
            fetch.assert_all_at_once()
        """,
        """
        async def answer(fetch):
            for number in range(100):
                await fetch(number)
        """,
    ),
    "long_value": (
        """
        async def test_the_text_comes_back(kata, service):
            text = await kata.answer(service("read", latency=1, result="word " * 200))
            assert text == "word"
        """,
        """
        async def answer(read):
            return await read()
        """,
    ),
    "prints": (
        THREE_PAGES.format(check=IS_RIGHT),
        """
        async def answer(fetch, names):
            for name in names:
                print("now", name)
            print("a long line:", "x" * 100)
            for number in range(12):
                print("line", number)
            return names
        """,
    ),
    "all_outcomes": (
        """
        async def test_failures_stop_the_rest(kata, service):
            errors = {"b": ConnectionError("no line")}
            fetch = service("fetch", latency={"a": 1, "b": 2, "c": 9}, error=errors, cleanup=0.5)
            await kata.answer(fetch, ["a", "b", "c"])
        """,
        """
        import asyncio

        async def answer(fetch, names):
            async with asyncio.TaskGroup() as group:
                for name in names:
                    group.create_task(fetch(name))
        """,
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_of(project, name):
    suite, answer = TEXTS[name]
    graded = project.grade(answer, suite)
    assert graded.status == 1, graded.text
    compare(name, graded.text)


@pytest.mark.parametrize("name", TEXTS)
def test_no_line_is_longer_than_the_terminal(name):
    lines = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= 80


def test_no_text_is_left_over():
    source = Path(__file__).read_text(encoding="utf-8")
    compared = set(TEXTS) | set(re.findall(r'compare\("(\w+)"', source))
    assert {path.stem for path in GOLDEN.iterdir()} == compared


def test_every_verdict_has_a_text():
    named = {name for name in TEXTS if name.upper() in Verdict.__members__}
    missing = {verdict.lower() for verdict in Verdict} - named
    # BROKEN has several texts; CRASHED comes from isolated grading.
    assert missing == {"broken", "crashed"}


def test_the_text_of_a_deadlock_does_not_depend_on_what_ran_before(project):
    answer = "import asyncio\nasync def answer():\n    await asyncio.Event().wait()\n"
    suite = "async def test_it(kata):\n    await kata.answer()\n"
    texts = [re.sub(r" in \d+\.\d+s", "", project.grade(answer, suite).text) for _ in range(2)]
    assert texts[0] == texts[1]


def test_a_deadlock_of_one_task_speaks_of_one_line(project):
    answer = "import asyncio\nasync def answer():\n    await asyncio.Event().wait()\n"
    graded = project.grade(answer, "async def test_it(kata):\n    await kata.answer()\n")
    assert "try  Ask of this line: who should wake it up" in graded.text
    assert "below" not in graded.text


def test_a_deadlock_names_the_task_that_had_failed_though_the_answer_cleans_up(project):
    answer = """
        import asyncio
        async def work(queue):
            await queue.get()
            raise ValueError("no stamp")
        async def answer():
            queue = asyncio.Queue()
            queue.put_nowait(1)
            task = asyncio.create_task(work(queue))
            try:
                await queue.join()
            finally:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
        """
    graded = project.grade(answer, "async def test_it(kata):\n    await kata.answer()\n")
    assert graded.verdict == "DEADLOCK"
    text = " ".join(graded.text.split())
    assert "Also: the task running `work` had ended with ValueError: no stamp (line 4), and nobody looked." in text


def test_a_deadlock_calls_the_suites_own_task_the_call_that_the_test_made(project):
    answer = """
        import asyncio
        async def wait():
            await asyncio.Event().wait()
        async def answer():
            task = asyncio.create_task(wait())
            await asyncio.gather(task)
        """
    graded = project.grade(answer, "async def test_it(kata):\n    await kata.answer()\n")
    assert "the call that the test made waits at line 6" in graded.text
    assert "test_it" not in graded.text


def test_a_stopped_answer_that_waits_in_its_cleanup_prints_nothing_of_its_own(project):
    answer = """
        import asyncio
        async def answer():
            try:
                await asyncio.Event().wait()
            finally:
                await asyncio.sleep(0)
        """
    graded = project.grade(answer, "async def test_it(kata):\n    await kata.answer()\n", "--details")
    assert graded.verdict == "DEADLOCK"
    assert "printed" not in graded.text
    assert "GeneratorExit" not in graded.text


def test_no_half_of_the_line_of_a_waiting_task_is_cut_off(project):
    answer = """
        import asyncio
        async def answer():
            async def transfer_from_one_account_to_another(source, target):
                async with source:
                    await asyncio.sleep(1)
                    await asyncio.wait_for(asyncio.shield(target.acquire()), timeout=None)
            ann, bob = asyncio.Lock(), asyncio.Lock()
            await asyncio.gather(
                transfer_from_one_account_to_another(ann, bob), transfer_from_one_account_to_another(bob, ann)
            )
        """
    graded = project.grade(answer, "async def test_it(kata):\n    await kata.answer()\n")
    text = " ".join(graded.text.split())
    assert graded.verdict == "DEADLOCK", graded.text
    assert "waits at line 6: await asyncio.wait_for(asyncio.shield(target.acquire()), timeout=None)" in text
    assert "Ask of each line below" in text


# -- the board ----------------------------------------------------------------------------------------

STUB = '"""Kata."""\n\n\nasync def {name}():\n    raise NotImplementedError\n'
KATA = """
[[chapters.katas]]
name = "{name}"
title = "The kata {name}"
level = {level}
concepts = ["none"]
defines = ["async def {name}"]
stub = "{stub}"
hints = ["a question", "a direction", "nearly the answer"]
"""
SUITE = """
    async def test_the_result_is_one(kata, service):
        assert await kata.{name}() == 1

    async def test_it_is_one_again(kata, service):
        assert await kata.{name}() == 1
"""


@pytest.fixture
def course(project):
    """Two chapters with three katas: all of them untouched."""
    text = ""
    for chapter, title, katas in (
        ("01_first", "First steps", [("walk", 1), ("run", 3)]),
        ("02_then", "Then", [("fly", 5)]),
    ):
        text += f'[[chapters]]\nid = "{chapter}"\ntitle = "{title}"\n'
        for name, level in katas:
            stub = STUB.format(name=name)
            text += KATA.format(name=name, level=level, stub=fingerprint(stub))
            project.write(f"katas/{chapter}/{name}.py", stub)
            project.write(f"tests/{chapter}/test_{name}.py", SUITE.format(name=name))
    project.write("tests/curriculum.toml", text)
    return project


def solve(course, *names, result=1):
    for name in names:
        chapter = "02_then" if name == "fly" else "01_first"
        course.write(f"katas/{chapter}/{name}.py", f"async def {name}():\n    return {result}\n")


def test_the_board_of_an_untouched_course(course):
    graded = course.run()
    assert graded.status == 1
    compare("board_untouched", graded.text)


def test_the_board_of_a_partly_solved_course(course):
    solve(course, "walk")
    solve(course, "fly", result=2)
    graded = course.run()
    assert graded.status == 1
    compare("board_partly_solved", graded.text)


def test_the_board_of_a_solved_course(course):
    solve(course, "walk", "run", "fly")
    graded = course.run()
    assert graded.status == 0
    compare("board_all_solved", graded.text)


def test_the_board_of_one_selected_kata(course):
    solve(course, "walk")
    graded = course.run("-k", "run")
    assert graded.status == 1
    compare("board_selected_kata", graded.text)


def test_the_board_of_one_selected_test(course):
    solve(course, "walk")
    graded = course.run("-k", "walk and again")
    assert graded.status == 0
    compare("board_selected_test", graded.text)


def test_the_board_with_details_of_all(course):
    solve(course, "run", result=2)
    solve(course, "fly", result=3)
    graded = course.run("--details")
    assert graded.status == 1
    compare("board_details", graded.text)


def test_the_board_with_details_of_all_shows_the_points(course):
    solve(course, "run", result=2)
    assert "0 of 3 katas solved, 0 of 9 points" in course.run("--details").text


def test_a_hint(course):
    graded = course.run("--hint")
    compare("hint", graded.text)


def test_on_an_ascii_terminal_everything_is_ascii(project):
    suite, answer = TEXTS["all_outcomes"]
    project.grade(answer.replace("async with", 'print("größer ☃")\n            async with'), suite, "--collect-only")
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "COLUMNS": "80", "PYTHONUTF8": "0"}
    result = subprocess.run(
        [sys.executable, "-m", "pytest"], cwd=project.path, capture_output=True, timeout=30, env=environment
    )
    assert result.returncode == 1, result.stdout + result.stderr
    compare("ascii_terminal", result.stdout.decode("ascii"))
