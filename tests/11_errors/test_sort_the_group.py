"""Suite: sort_the_group."""

import asyncio

import pytest
from grader import KataFailure, Verdict, cancel_and_wait, fail

KNOWN = (ConnectionError, TimeoutError, ValueError)


def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        return [leaf for member in error.exceptions for leaf in leaves(member)]
    return [error]


def names(errors):
    return [f"{type(error).__name__}: {error}" for error in errors]


def assert_sorted(retryable, fatal, expected_retryable, expected_fatal):
    __tracebackhide__ = True
    for what, found, expected in (("retryable", retryable, expected_retryable), ("fatal", fatal, expected_fatal)):
        if groups := [error for error in found if isinstance(error, BaseExceptionGroup)]:
            fail(
                Verdict.WRONG_RESULT,
                f"`{what}` holds a group, {groups[0]!r}; it should hold the errors that are in it.",
                advice="What `except*` and split() give is a group with groups in it, like the original one: "
                "walk through all its levels.",
            )
        assert found == expected, f"the errors in the list `{what}` that the caller handed in"


async def sorted_by(kata, copy, error, retryable, fatal):
    """Call sort_errors(), out of which no error that is known must come."""
    __tracebackhide__ = True
    try:
        return await kata.sort_errors(copy, retryable, fatal)
    except Exception as raised:
        came_out = raised
    again = next((leaf for leaf in leaves(came_out) if isinstance(leaf, KNOWN)), None)
    if again not in leaves(error):
        raise came_out
    in_group = isinstance(came_out, ExceptionGroup)
    fail(
        Verdict.WRONG_RESULT,
        f"{again!r} came out{' in an ExceptionGroup' if in_group else ''}; an error of this kind belongs in a list, "
        "and is not raised again.",
        advice="It may lie in a group within a group, and subclasses count: take all of these errors out, and raise "
        "only what is left."
        if in_group
        else "`except ExceptionGroup` does not catch an error that comes without a group. `except*` catches both.",
    )


async def raised_by(kata, copy, error, retryable, fatal):
    """Call sort_errors(), and return what it raises, which must be something."""
    __tracebackhide__ = True
    try:
        result = await sorted_by(kata, copy, error, retryable, fatal)
    except KataFailure:
        raise
    except Exception as raised:
        return raised
    unknown = next(leaf for leaf in leaves(error) if not isinstance(leaf, KNOWN))
    fail(
        Verdict.LOST_ERROR,
        f"`copy` raised {unknown!r}, which belongs to neither list, and `sort_errors` returned {result!r}.",
        advice="What you do not know must be raised again. `except*` does that with everything no clause takes; "
        "split() gives you the rest, and you raise it.",
    )


@pytest.fixture
def photos(rng):
    return [f"{word}.png" for word in rng.sample(["sea", "sun", "dog", "cake", "snow", "tree"], 4)]


async def test_without_an_error_the_result_is_returned(kata, service, photos):
    copy, retryable, fatal = service("copy", latency=1, result=len(photos)), [], []
    assert await kata.sort_errors(copy, retryable, fatal) == len(photos)
    assert_sorted(retryable, fatal, [], [])
    copy.assert_called(times=1)
    assert await kata.sort_errors(service("copy", result=0), retryable, fatal) == 0, "0 is a result like any other"
    returned = ValueError("a report about a photo")
    result = await kata.sort_errors(service("copy", result=returned), retryable, fatal)
    assert result is returned, (
        f"`copy` returned {returned!r}, and did not raise it, and `sort_errors` gave {result!r}."
        " Try: Find out whether it was raised, with try and except: what is returned is a result like any other."
    )
    assert_sorted(retryable, fatal, [], [])


async def test_a_flat_group_is_sorted(kata, service, photos):
    one, two, three, four = (
        kind(photo) for kind, photo in zip((TimeoutError, ValueError, ConnectionError, ValueError), photos, strict=True)
    )
    group = ExceptionGroup("album", [one, two, three, four])
    copy, retryable, fatal = service("copy", latency=1, error=group), [], []
    result = await sorted_by(kata, copy, group, retryable, fatal)
    assert_sorted(retryable, fatal, [one, three], [two, four])
    assert result is None, f"all errors were sorted, so `sort_errors` returns None, and not {result!r}"
    copy.assert_called(times=1)


async def test_subclasses_are_sorted_like_their_base_classes(kata, service, photos):
    reset, refused = ConnectionResetError(photos[0]), ConnectionRefusedError(photos[1])
    undecodable = UnicodeDecodeError("utf-8", b"\xff", 0, 1, photos[2])
    group = ExceptionGroup("album", [undecodable, reset, refused])
    copy, retryable, fatal = service("copy", latency=1, error=group), [], []
    await sorted_by(kata, copy, group, retryable, fatal)
    assert_sorted(retryable, fatal, [reset, refused], [undecodable])


async def test_errors_in_groups_within_groups_are_found(kata, service, photos):
    one, two = TimeoutError(photos[0]), TimeoutError(photos[1])
    three, four = ValueError(photos[2]), ValueError(photos[3])
    group = ExceptionGroup(
        "albums",
        [ExceptionGroup("holiday", [three, ExceptionGroup("beach", [one])]), two, ExceptionGroup("birthday", [four])],
    )
    copy, retryable, fatal = service("copy", latency=1, error=group), [], []
    await sorted_by(kata, copy, group, retryable, fatal)
    assert_sorted(retryable, fatal, [one, two], [three, four])


async def test_an_error_that_comes_alone_is_sorted_too(kata, service, photos):
    for error, number in ((ConnectionError(photos[0]), 0), (ValueError(photos[1]), 1)):
        copy, lists = service("copy", latency=1, error=error), ([], [])
        await sorted_by(kata, copy, error, *lists)
        assert lists[number] == [error], "an error without a group goes into its list as well"
        assert lists[1 - number] == []


async def test_what_it_does_not_know_comes_out_in_a_group_after_all_is_sorted(kata, service, photos):
    unknown, missing = KeyError(photos[0]), FileNotFoundError(photos[1])
    late, broken = TimeoutError(photos[2]), ValueError(photos[3])
    group = ExceptionGroup("albums", [unknown, ExceptionGroup("holiday", [late, missing]), broken])
    copy, retryable, fatal = service("copy", latency=1, error=group), [], []
    raised = await raised_by(kata, copy, group, retryable, fatal)
    assert_sorted(retryable, fatal, [late], [broken])
    if not isinstance(raised, ExceptionGroup):
        fail(
            Verdict.WRONG_RESULT,
            f"{raised!r} came out; expected an ExceptionGroup with everything that was not sorted.",
            advice="There may be more than one such error: keep them in a group.",
        )
    for error in (unknown, missing):
        if error not in leaves(raised):
            fail(
                Verdict.LOST_ERROR,
                f"`copy` raised {error!r} too; it is in neither list, and did not come out.",
                advice="Whatever is neither retryable nor fatal must be raised again, all of it: `except*` does that "
                "with everything no clause takes, and split() gives you the rest.",
            )
    assert names(leaves(raised)) == names([unknown, missing]), "the errors in the group that came out"
    for error in (
        ExceptionGroup("album", [unknown]),
        ExceptionGroup("albums", [late, ExceptionGroup("one", [missing])]),
    ):
        copy = service("copy", latency=1, error=error)
        raised = await raised_by(kata, copy, error, [], [])
        if not isinstance(raised, ExceptionGroup):
            fail(
                Verdict.WRONG_RESULT,
                f"`copy` raised {error!r}, and {raised!r} came out alone; expected it in an ExceptionGroup.",
                advice="What comes in a group comes out in a group, even if one error is left: whoever calls this"
                " catches groups with `except*`.",
            )
        assert names(leaves(raised)) == [name for name in names(leaves(error)) if not name.startswith("Timeout")], (
            "the only error in the group that came out"
        )


async def test_an_unknown_error_that_comes_alone_comes_out_as_itself(kata, service, photos):
    for error in (KeyError(photos[0]), FileNotFoundError(photos[1])):
        copy, retryable, fatal = service("copy", latency=1, error=error), [], []
        raised = await raised_by(kata, copy, error, retryable, fatal)
        assert_sorted(retryable, fatal, [], [])
        if raised is not error:
            fail(
                Verdict.WRONG_RESULT,
                f"`copy` raised {error!r} alone, and {raised!r} came out; expected that same error.",
            )


async def test_errors_from_earlier_stay_in_the_lists(kata, service, photos):
    old, older = TimeoutError("yesterday"), ValueError("last week")
    late, broken = TimeoutError(photos[0]), ValueError(photos[1])
    group = ExceptionGroup("album", [broken, late])
    copy, retryable, fatal = service("copy", latency=1, error=group), [old], [older]
    await sorted_by(kata, copy, group, retryable, fatal)
    assert_sorted(retryable, fatal, [old, late], [older, broken])


async def test_what_comes_out_of_real_groups_of_tasks_is_sorted(kata, service):
    errors = {1: ValueError("one"), 2: TimeoutError("two"), 3: ConnectionError("three")}
    photo = service("photo", latency=1, error=errors)

    async def album(*numbers):
        async with asyncio.TaskGroup() as group:
            for number in numbers:
                group.create_task(photo(number))

    async def copy():
        async with asyncio.TaskGroup() as group:
            group.create_task(album(3))
            group.create_task(album(1, 2))

    retryable, fatal = [], []
    await sorted_by(kata, copy, ExceptionGroup("all", list(errors.values())), retryable, fatal)
    assert_sorted(retryable, fatal, [errors[3], errors[2]], [errors[1]])


async def test_hundreds_of_errors_in_deep_groups_are_sorted(kata, service):
    late = [TimeoutError(f"photo {number}") for number in range(200)]
    broken = [ValueError(f"photo {number}") for number in range(200)]
    group = ExceptionGroup("level 0", [late[0], broken[0]])
    for level in range(1, 20):
        here = slice(level, None, 20)
        group = ExceptionGroup(f"level {level}", [*late[here], group, *broken[here]])
    expected = [error for error in leaves(group) if isinstance(error, TimeoutError)]
    copy, retryable, fatal = service("copy", latency=1, error=group), [], []
    await sorted_by(kata, copy, group, retryable, fatal)
    assert len(retryable) == len(expected), "the number of errors in `retryable`"
    assert_sorted(retryable, fatal, expected, [error for error in leaves(group) if isinstance(error, ValueError)])


async def test_when_it_is_cancelled_it_ends_as_cancelled(kata, service):
    copy, retryable, fatal = service("copy", latency=5, cleanup=0.5), [], []
    task = asyncio.create_task(kata.sort_errors(copy, retryable, fatal))
    await asyncio.sleep(1)
    await cancel_and_wait(task, within=1)
    copy.assert_cancelled(None)
    assert_sorted(retryable, fatal, [], [])
