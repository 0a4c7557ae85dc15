"""The helper that cancels an answer at each of its awaits."""

import pytest

SUITE = """
    import asyncio
    from grader import Verdict, cancel_at_every_await, fail

    async def test_it(kata, service):
        open_doors = []

        async def unlock():
            await asyncio.sleep(1)
            open_doors.append("front")

        async def lock():
            await asyncio.sleep(1)
            open_doors.remove("front")

        def attempt():
            open_doors.clear()
            return kata.answer(unlock, lock)

        def check():
            if open_doors:
                fail(Verdict.LEAKED_RESOURCE, "the door is still open.")

        assert await cancel_at_every_await(attempt, check) == 3
"""

CLEAN = """
    import asyncio
    async def answer(unlock, lock):
        try:
            await unlock()
            await asyncio.sleep(1)
        finally:
            await lock()
"""


def test_names_the_await_at_which_the_cleanup_fails(project):
    graded = project.grade(
        """
        import asyncio
        async def answer(unlock, lock):
            await unlock()
            await asyncio.sleep(1)
            await lock()
        """,
        SUITE,
    )
    assert graded.verdict == "LEAKED_RESOURCE"
    assert graded.message.startswith("cancelled at its 2nd await: the door is still open.")
    assert "kata.py:4" in graded.text


def test_a_cleanup_that_fails_itself_is_found(project):
    # Cancelled in unlock(), lock() raises ValueError: remove() of what was never there.
    graded = project.grade(CLEAN, SUITE)
    assert graded.verdict == "WRONG_RESULT"
    assert "cancelled at its 1st await: ValueError" in graded.message


def test_a_right_answer_is_left_alone(project):
    graded = project.grade(
        """
        import asyncio
        async def answer(unlock, lock):
            await unlock()
            try:
                await asyncio.sleep(1)
            finally:
                locking = asyncio.ensure_future(lock())
                try:
                    await asyncio.shield(locking)
                except asyncio.CancelledError:
                    await locking
                    raise
        """,
        SUITE,
    )
    assert graded.status == 0, graded.text


@pytest.mark.parametrize("end", ["return None", "pass"])
def test_a_swallowed_cancellation_is_found(project, end):
    graded = project.grade(
        f"""
        import asyncio
        async def answer(unlock, lock):
            await asyncio.sleep(1)
            await asyncio.sleep(1)
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                {end}
        """,
        SUITE,
    )
    assert graded.verdict == "SWALLOWED_CANCEL"
    assert "3rd await" in graded.message


def test_waiting_for_ever_is_still_a_deadlock_with_its_line(project):
    graded = project.grade(
        """
        import asyncio
        async def answer(unlock, lock):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                await asyncio.Event().wait()
        """,
        SUITE,
    )
    assert graded.verdict == "DEADLOCK"
    assert "kata.py:6" in graded.text


def test_an_answer_that_is_no_coroutine_function_is_broken(project):
    graded = project.grade("def answer(unlock, lock):\n    return 1\n", SUITE)
    assert graded.verdict == "BROKEN"


SHOWS_CALLS = """
    import asyncio
    from grader import Verdict, cancel_at_every_await, fail

    async def test_it(kata, service):
        setup = service("setup", latency=1)
        await setup()
        {once}

        def attempt():
            nonlocal work, close
            {each}
            return kata.answer(work, close)

        def check():
            if len(close.calls) < len(work.calls):
                fail(Verdict.LEAKED_RESOURCE, "close() was not called.")

        await cancel_at_every_await(attempt, check)
"""
MAKES_FAKES = 'work, close = service("work", latency=2), service("close", latency=1)'
FORGETS_TO_CLOSE = """
    import asyncio
    async def answer(work, close):
        try:
            await work()
        except asyncio.CancelledError:
            await close()
            raise
        await asyncio.sleep(1)
        await close()
"""


@pytest.mark.parametrize(
    "places",
    [{"once": "work = close = None", "each": MAKES_FAKES}, {"once": MAKES_FAKES, "each": "pass"}],
    ids=["fakes for each run", "the same fakes for all runs"],
)
def test_the_picture_shows_the_run_that_failed_and_what_was_before_all_runs(project, places):
    graded = project.grade(FORGETS_TO_CLOSE, SHOWS_CALLS.format(**places))
    assert "cancelled at its 2nd await: close() was not called." in graded.message, graded.text
    picture = [" ".join(line.split()) for line in graded.text.splitlines()]
    calls = [line.split()[0] for line in picture if line.endswith(("✔", "⊘"))]
    assert calls == ["setup()", "work()"], graded.text
    assert any(line.startswith("0 ") and line.endswith(" 3 s") for line in picture), graded.text
