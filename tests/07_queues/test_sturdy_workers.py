"""Suite: sturdy_workers."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail


class BrokenFile(Exception):
    """An error that no answer can know by name."""


@pytest.fixture
def names(rng):
    return [f"{word}.wav" for word in rng.sample(["rain", "storm", "bells", "birds", "train", "waves", "crowd"], 6)]


@pytest.fixture
def studio(service):
    """Makes a fake `convert` that fails with the errors given by name."""

    def make(errors, latency=2, **options):
        options.setdefault("result", str.upper)
        return service("convert", latency=latency, error=dict(errors), **options)

    return make


async def convert_all(kata, convert, names, workers):
    """The answer's results and failures; no call may have been cut short."""
    __tracebackhide__ = True
    results, failures = await kata.convert_all(convert, list(names), workers)
    await asyncio.sleep(0)  # whoever was cancelled just now learns of it
    for call in convert.calls:
        if call.outcome == "cancelled":
            fail(
                Verdict.WRONG_RESULT,
                f"`{call.described}` was cut short: its worker was cancelled in the middle of it.",
                where=call.place,
                advice="If join() returned too early: task_done() must be called once for each name, not more often,"
                " and not before its call has ended.",
            )
    return results, failures


async def test_when_no_file_is_broken_all_results_come_back(kata, studio, names):
    results, failures = await convert_all(kata, studio({}), names, 2)
    assert results == {name: name.upper() for name in names}, "the results"
    assert failures == {}, "the failures"


async def test_one_broken_file_does_not_stop_it(kata, studio, names):
    error = ValueError("no header")
    results, _ = await convert_all(kata, studio({names[1]: error}), names, 2)
    assert results == {name: name.upper() for name in names if name != names[1]}, "the results"


async def test_the_exception_of_each_broken_file_is_reported(kata, studio, names, rng):
    kinds = rng.sample([BrokenFile, OSError, TimeoutError], 3)
    errors = {name: kind(f"in {name}") for name, kind in zip(names[2:5], kinds, strict=True)}
    results, failures = await convert_all(kata, studio(errors), names, 2)
    assert failures == errors, "the failures"
    assert sorted(results) == sorted(set(names) - set(errors)), "the names with a result"


async def test_more_broken_files_than_workers(kata, studio, names):
    errors = {name: RuntimeError(name) for name in names[:5]}
    convert = studio(errors)
    results, failures = await convert_all(kata, convert, names, 2)
    assert failures == errors, "the failures"
    assert results == {names[5]: names[5].upper()}, "the results"
    convert.assert_called_with(names)


async def test_a_worker_goes_on_after_an_error(kata, studio, names, clock):
    convert = studio({name: ValueError(name) for name in names[:2]})
    with clock.takes(6, "6 files of 2 s with 2 workers", why="both workers go on after their errors"):
        await convert_all(kata, convert, names, 2)
        convert.assert_at_most(2)
        convert.assert_at_least(2)
    convert.assert_started_at(0, 0, 2, 2, 4, 4)


async def test_it_waits_for_files_that_are_converted_while_others_fail(kata, studio, names, clock):
    latency = dict(zip(names, [1, 9, 1, 1, 1, 1], strict=True))
    convert = studio({name: ValueError(name) for name in (names[0], names[4])}, latency=latency)
    with clock.takes(9, "5 files of 1 s and one of 9 s, with 2 workers"):
        results, failures = await convert_all(kata, convert, names, 2)
    assert sorted(results) == sorted(set(names) - {names[0], names[4]}), "the names with a result"
    assert sorted(failures) == sorted([names[0], names[4]]), "the names that failed"


async def test_a_file_may_fail_at_once_and_every_file_may_fail(kata, studio, names):
    errors = {name: ValueError(name) for name in names}
    assert await convert_all(kata, studio(errors, latency=0), names, 3) == ({}, errors)


async def test_no_names_and_fewer_names_than_workers(kata, studio, names):
    convert = studio({names[0]: (error := ValueError())}, result=None)
    assert await convert_all(kata, convert, [], 3) == ({}, {})
    both = await convert_all(kata, convert, names[:2], 5)
    assert both == ({names[1]: None}, {names[0]: error}), "the results, and the failures: None is a result too"
    again = await convert_all(kata, convert, names[2:3], 5)
    assert again == ({names[2]: None}, {}), "the results and the failures of another call, with one other name"


async def test_a_hundred_recordings_are_converted_ten_at_a_time(kata, studio, clock):
    names = [f"{number}.wav" for number in range(100)]
    errors = {name: ValueError(name) for name in names[::3]}
    with clock.takes(20, "100 files of 2 s with 10 workers"):
        results, failures = await convert_all(kata, studio(errors), names, 10)
    assert failures == errors, "the failures"
    assert len(results) == 66


async def test_cancelling_it_stops_the_workers(kata, studio, names):
    quick, slow = studio({names[0]: ValueError("no header")}, cleanup=0.5), studio({}, cleanup=1)

    def convert(name):
        return (slow if name == names[3] else quick)(name)

    task = asyncio.create_task(kata.convert_all(convert, list(names), 2))
    await asyncio.sleep(3)
    await cancel_and_wait(task, within=1)
    for call in quick.calls + slow.calls:
        if call.outcome == "running":
            fail(
                Verdict.LEAKED_TASK,
                f"`convert_all` was cancelled and has ended, and `{call.described}` "
                + ("still goes on." if call.cancelled_at is None else "is still busy with its cleanup."),
                where=call.place,
                advice="Cancel the workers in a `finally`, which runs in this case too, and then wait for all of them"
                " (a gather without return_exceptions=True waits for the first only), or use a TaskGroup.",
            )
    assert quick.arguments + slow.arguments == names[:4], "after the cancellation, no more files are begun"
