"""Suite: safe_results."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail

RETURNED = {1: None, 2: False, 3: "", 4: ValueError("returned, not raised")}


def success(letter, result):
    return {"letter": letter, "ok": True, "result": result}


def failure(letter, error):
    return {"letter": letter, "ok": False, "error": error}


def assert_records(records, expected, what="one record for each letter, in their order"):
    """Compare two lists of records, and show the first two that differ rather than all."""
    __tracebackhide__ = True
    if isinstance(records, list) and len(records) == len(expected):
        for number, (record, right) in enumerate(zip(records, expected, strict=True), 1):
            assert record == right, f"{what}: record number {number} is wrong"
    assert records == expected, what


async def records_of(kata, scan, letters, *errors):
    """Call safe_results(), out of which none of these errors of scans must come."""
    __tracebackhide__ = True
    try:
        return await kata.safe_results(scan, letters)
    except Exception as raised:
        inner = raised.exceptions[0] if isinstance(raised, ExceptionGroup) else raised
        if inner not in errors:
            raise
        fail(
            Verdict.WRONG_RESULT,
            f"one scan raised {inner!r}, that came out of `safe_results`, and the records of all letters are lost.",
            advice="`safely` deals with the error of its own scan: run `safely`, and not `scan`, in each task.",
        )


@pytest.fixture
def letters(rng):
    return rng.sample(range(10, 100), 4)


@pytest.fixture
def error(rng):
    return rng.choice([ValueError, OSError, TimeoutError, ZeroDivisionError])("torn")


async def test_a_scan_that_returns_gives_a_record_with_its_result(kata, service, letters):
    scan = service("scan", latency=2, result=lambda letter: f"picture of {letter}")
    record = await kata.safely(scan, letters[0])
    assert record == success(letters[0], f"picture of {letters[0]}")
    scan.assert_called(times=1)


async def test_a_scan_that_raises_gives_a_record_with_the_letter_and_the_error(kata, service, letters, error):
    scan = service("scan", latency=2, error=error)
    record = await kata.safely(scan, letters[0])
    assert record == failure(letters[0], error), '"letter" says which one failed, "error" is what `scan` raised'
    scan.assert_called(times=1)
    group = ExceptionGroup("two edges", [error])
    record = await kata.safely(service("scan", latency=2, error=group), letters[0])
    assert record == failure(letters[0], group), "`scan` raised an ExceptionGroup, and that is the error"


async def test_whatever_is_returned_is_a_result(kata, service):
    scan = service("scan", latency=1, result=RETURNED)
    for letter, result in RETURNED.items():
        record = await kata.safely(scan, letter)
        assert record == success(letter, result), f"{result!r} was returned, so it is a result like any other"


async def test_the_records_come_in_the_order_of_the_letters(kata, service, letters):
    latency = dict(zip(letters, [3, 1, 4, 2], strict=True))
    scan = service("scan", latency=latency, result=lambda letter: f"picture of {letter}")
    records = await kata.safe_results(scan, list(letters))
    assert_records(records, [success(letter, f"picture of {letter}") for letter in letters])


async def test_a_failure_costs_no_other_record(kata, service, letters, rng):
    errors = {letters[1]: ValueError("torn"), letters[2]: TimeoutError("the camera does not answer")}
    latency = dict(zip(letters, rng.sample([1, 2, 3, 4], 4), strict=True))
    scan = service("scan", latency=latency, result=str, error=errors)
    records = await records_of(kata, scan, list(letters), *errors.values())
    assert_records(
        records,
        [failure(letter, errors[letter]) if letter in errors else success(letter, str(letter)) for letter in letters],
    )


async def test_all_letters_are_scanned_at_the_same_time(kata, service, letters, clock):
    scan = service("scan", latency=[1, 2.5, 2, 1], error=[error := ValueError("torn"), None])
    with clock.takes(2.5, "four scans of up to 2.5 s, one of which fails", why="they should overlap"):
        await records_of(kata, scan, list(letters), error)
        scan.assert_all_at_once()


async def test_an_exception_that_was_returned_is_a_result_too(kata, service):
    scan = service("scan", latency=1, result=RETURNED)
    records = await kata.safe_results(scan, list(RETURNED))
    assert_records(
        records,
        [success(*item) for item in RETURNED.items()],
        "what `scan` returns is no error",
    )


async def test_no_letters_give_an_empty_list(kata, service):
    scan = service("scan")
    assert await kata.safe_results(scan, []) == []
    scan.assert_called(times=0)


async def test_a_letter_given_twice_is_scanned_twice(kata, service, error):
    scan = service("scan", latency=1, result="picture", error=[error, None])
    records = await records_of(kata, scan, [5, 5], error)
    assert_records(records, [failure(5, error), success(5, "picture")], "each scan has a record of its own")


async def test_a_hundred_letters_may_all_fail(kata, service, clock):
    errors = [ValueError(f"letter {number} is torn") for number in range(100)]
    scan = service("scan", latency=2, error=dict(enumerate(errors)))
    with clock.takes(2, "100 scans of 2 s"):
        records = await records_of(kata, scan, list(range(100)), *errors)
    assert_records(records, [failure(*pair) for pair in enumerate(errors)])


async def test_safely_ends_as_cancelled_when_it_is_cancelled(kata, service):
    scan = service("scan", latency=5)
    task = asyncio.create_task(kata.safely(scan, 7))
    await asyncio.sleep(1)
    await cancel_and_wait(task)
    scan.assert_cancelled(7)


async def test_safe_results_cancels_all_scans_when_it_is_cancelled(kata, service, letters, clock):
    latency = dict(zip(letters, [1, 5, 6, 7], strict=True))
    quick, slow = service("scan", latency=latency, cleanup=0.5), service("scan", latency=latency, cleanup=1)

    def scan(letter):
        return (slow if letter == letters[2] else quick)(letter)

    task = asyncio.create_task(kata.safe_results(scan, list(letters)))
    await asyncio.sleep(2)
    await cancel_and_wait(task, within=3)
    if slow.in_flight and not quick.in_flight:
        fail(
            Verdict.LEAKED_TASK,
            f"some cleanups were over, `scan({letters[2]})` was still busy with its own, and `safe_results` did not"
            " wait.",
            advice="A plain gather ends with the first of its tasks that ends as cancelled. A TaskGroup waits for all"
            " of them, and so does gather(..., return_exceptions=True).",
        )
    quick.assert_cancelled(letters[1])
    slow.assert_cancelled(letters[2])
    quick.assert_cancelled(letters[3])
    if clock.elapsed < 3:
        fail(
            Verdict.WRONG_TIMING,
            f"it was cancelled after 2 s, the cleanup of `scan({letters[2]})` takes 1 s, and all was over after"
            f" {clock.elapsed:g} s.",
            advice="Cancel each task once: a second cancel() interrupts its cleanup. A gather that is cancelled has"
            " cancelled its tasks already; what is left to do is to wait for all of them.",
            expected_at=[3],
        )
