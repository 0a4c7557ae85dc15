"""Bank mode: each answer of the bank is held against what it claims."""

import re

import pytest

SUITE = """
    async def test_the_answer_is_seven(kata, service):
        fetch = service("fetch", latency=1, result=7)
        assert await kata.answer(fetch) == 7

    async def test_the_answer_is_eight(kata, service):
        fetch = service("fetch", latency=1, result=8)
        assert await kata.answer(fetch) == 8
"""
RIGHT = "async def answer(fetch):\n    return await fetch()\n"
SLOW_BUT_RIGHT = "import asyncio\n\nasync def answer(fetch):\n    return await asyncio.create_task(fetch())\n"
SEVEN = "async def answer(fetch):\n    await fetch()\n    return 7\n"
FORGOTTEN = "async def answer(fetch):\n    return fetch()\n"


def claim(verdict, answer):
    return f'"""A wrong answer.\n\nVerdict: {verdict}\n"""\n\n{answer}'


@pytest.fixture
def bank(project):
    """Grade a bank with these files: bank(name=text)."""

    def grade(*arguments, **files):
        for name, text in files.items():
            project.write(f"solutions/bank/01_mini/kata/{name}.py", text)
        return project.grade("# not graded in bank mode\n", SUITE, "--bank", *arguments)

    return grade


def line(graded, file):
    """The line about this file, without the folder; None if there is none."""
    found = re.search(rf"^solutions/bank/01_mini/kata/({file}\.py: .*)$", graded.text, re.MULTILINE)
    return found.group(1) if found else None


def test_a_bank_that_holds_gives_exit_status_0(bank):
    graded = bank(
        right_way=RIGHT,
        right_other_way=SLOW_BUT_RIGHT,
        wrong_constant=claim("WRONG_RESULT", SEVEN),
        wrong_forgotten=claim("NEVER_AWAITED", FORGOTTEN),
    )
    assert graded.status == 0, graded.text
    assert "Bank: 4 of 4 answers held against their claims (2 right, 2 wrong): 0 not as claimed" in graded.text
    assert line(graded, r"\w+") is None


def test_a_right_answer_that_fails_is_caught(bank):
    graded = bank(right_way=RIGHT, right_constant=SEVEN)
    assert graded.status == 1
    assert line(graded, "right_constant") == (
        "right_constant.py: is right, but got WRONG_RESULT in test_the_answer_is_eight: got 7, expected 8."
    )
    assert line(graded, "right_way") is None
    assert "(2 right, 0 wrong): 1 not as claimed" in graded.text


def test_a_wrong_answer_that_passes_is_caught(bank):
    graded = bank(wrong_way=claim("WRONG_RESULT", RIGHT))
    assert graded.status == 1
    assert line(graded, "wrong_way") == "wrong_way.py: claims WRONG_RESULT, but passed every test"


def test_a_wrong_answer_with_another_verdict_is_caught(bank):
    graded = bank(wrong_forgotten=claim("SEQUENTIAL", FORGOTTEN))
    assert graded.status == 1
    assert line(graded, "wrong_forgotten") == (
        "wrong_forgotten.py: claims SEQUENTIAL, but got NEVER_AWAITED in test_the_answer_is_seven:"
        " `fetch()` makes a coroutine, and nobody awaited it: it never ran."
    )


def test_only_the_first_failure_of_a_wrong_answer_counts(bank):
    late = "async def answer(fetch):\n    result = await fetch()\n    return result if result == 7 else fetch()\n"
    assert bank(wrong_late=claim("NEVER_AWAITED", late)).status == 0
    both = "async def answer(fetch):\n    result = await fetch()\n    return 0 if result == 7 else fetch()\n"
    graded = bank(wrong_late=claim("NEVER_AWAITED", both))
    assert graded.status == 1
    assert "but got WRONG_RESULT in test_the_answer_is_seven" in line(graded, "wrong_late")


def test_every_failure_has_a_line_of_its_own(bank):
    graded = bank(
        right_constant=SEVEN,
        wrong_way=claim("DEADLOCK", RIGHT),
        wrong_constant=claim("BROKEN", SEVEN),
        wrong_forgotten=claim("NEVER_AWAITED", FORGOTTEN),
    )
    assert graded.status == 1
    assert all(line(graded, name) for name in ("right_constant", "wrong_way", "wrong_constant"))
    assert line(graded, "wrong_forgotten") is None
    assert "Bank: 4 of 4 answers held against their claims (1 right, 3 wrong): 3 not as claimed" in graded.text


def test_a_broken_answer_may_be_claimed(bank):
    assert bank(wrong_syntax=claim("BROKEN", "async def answer(fetch:\n")).status == 0


def test_an_answer_that_is_stopped_may_be_claimed(bank):
    endless = "import asyncio\n\nasync def answer(fetch):\n    await asyncio.Event().wait()\n"
    assert bank(wrong_endless=claim("DEADLOCK", endless)).status == 0


def test_the_claim_may_stand_beside_other_text(bank):
    text = f'"""Always seven.\n\nSeen often.\nVerdict: WRONG_RESULT\nNothing more.\n"""\n\n{SEVEN}'
    assert bank(wrong_constant=text).status == 0


@pytest.mark.parametrize(
    ("verdicts", "status"),
    [
        ("WRONG_RESULT, from Python 3.11 on NEVER_AWAITED", 0),
        ("NEVER_AWAITED, from Python 3.99 on WRONG_RESULT", 0),
        ("NEVER_AWAITED, from Python 3.11 on WRONG_RESULT", 1),
        ("NEVER_AWAITED, from Python 3.11 on NOBODY_KNOWS", 4),
        ("NEVER_AWAITED, from Python 3.11 on right", 1),
    ],
)
def test_the_claim_may_be_another_one_from_some_python_on(bank, verdicts, status):
    assert bank(wrong_forgotten=claim(verdicts, FORGOTTEN)).status == status


def test_a_wrong_answer_may_be_right_from_some_python_on(bank):
    assert bank(wrong_once=claim("WRONG_RESULT, from Python 3.11 on right", RIGHT)).status == 0
    assert bank(wrong_once=claim("WRONG_RESULT, from Python 3.99 on right", RIGHT)).status == 1


def test_the_answers_in_katas_play_no_part(bank):
    graded = bank(right_way=RIGHT)
    assert graded.status == 0
    assert graded.kata["status"] == "not_run"


def test_one_answer_can_be_selected(bank):
    graded = bank("-k", "right_way", right_way=RIGHT, right_constant=SEVEN)
    assert graded.status == 0, graded.text
    assert "0 not as claimed" in graded.text


def test_only_answers_that_ran_are_counted_as_held_against_their_claims(bank):
    graded = bank("-k", "right_way", right_way=RIGHT, right_constant=SEVEN)
    assert "Bank: 1 of 2 answers held against their claims" in graded.text


def test_a_selection_of_tests_that_holds_no_answer_against_its_claim_is_not_a_success(bank):
    graded = bank("-k", "eight", right_constant=SEVEN)
    assert graded.status != 0, graded.text


@pytest.mark.parametrize("answer", ["right_constant", "wrong_way"])
def test_a_selected_answer_is_held_against_its_claim(bank, answer):
    graded = bank("-k", answer, right_way=RIGHT, right_constant=SEVEN, wrong_way=claim("DEADLOCK", RIGHT))
    assert graded.status == 1, graded.text
    assert line(graded, answer)


def test_an_empty_bank_is_not_a_success(bank, project):
    (project.path / "solutions" / "bank").mkdir(parents=True)
    graded = bank()
    assert graded.status != 0, graded.text


def test_a_coroutine_where_a_generator_was_wanted_leaves_no_warning_behind(project):
    project.defines = ["async generator answer"]
    claimed = claim("BROKEN", "async def answer():\n    return 1\n")
    project.write("solutions/bank/01_mini/kata/wrong_no_yield.py", claimed)
    suite = """
        import contextlib
        async def test_it(kata):
            async with contextlib.aclosing(kata.answer()) as items:
                assert [item async for item in items] == [1]
    """
    project.grade("# not graded in bank mode\n", suite, "--collect-only")
    result = project.run_in_a_process("--bank")
    assert (result.returncode, result.stderr) == (0, ""), result.stdout + result.stderr


def test_a_coroutine_that_a_failed_comparison_saw_leaves_no_warning_behind(project):
    project.defines = ["def answer"]
    claimed = claim("NEVER_AWAITED", "import asyncio\ndef answer():\n    return asyncio.to_thread(print)\n")
    project.write("solutions/bank/01_mini/kata/wrong_not_awaited.py", claimed)
    suite = "async def test_it(kata):\n    assert kata.answer() == 1, 'the value'\n"
    project.grade("# not graded in bank mode\n", suite, "--collect-only")
    result = project.run_in_a_process("--bank")
    assert (result.returncode, result.stderr) == (0, ""), result.stdout + result.stderr


def test_with_the_policy_of_graded_runs_the_right_answers_are_held_against_it_and_no_others(bank):
    graded = bank("--policy", right_way=RIGHT, right_spy=f"import gc\n\n{RIGHT}", wrong_way=claim("DEADLOCK", RIGHT))
    assert graded.status == 1
    assert "right_spy.py: is right, but got FORBIDDEN" in line(graded, "right_spy"), graded.text
    assert line(graded, "right_way") is None
    assert "Bank: 2 of 2 answers held against their claims (2 right, 0 wrong): 1 not as claimed" in graded.text
