"""Suite: forgotten_await."""

import asyncio

import pytest
from grader import Verdict, fail


@pytest.fixture
def people(rng):
    return rng.sample(["ada", "bob", "eve", "kim", "max", "zoe"], 3)


@pytest.fixture
def admin(people):
    return people[0]


@pytest.fixture
def visitor(people):
    return people[1]


@pytest.fixture
def account(people):
    return people[2]


@pytest.fixture
def files(rng):
    return rng.randrange(2, 1000)


@pytest.fixture
def is_admin(service, admin):
    return service("is_admin", latency=1, result=lambda user: user == admin)


@pytest.fixture
def delete(service, is_admin, files):
    return service("delete", latency=2, result=files)


@pytest.fixture
def notify(service, delete):
    return service("notify", latency=0.5)


def check_told(notify, account, files):
    """The owner of this account was told this number, once."""
    if not notify.requests:
        fail(
            Verdict.WRONG_RESULT,
            f"`notify` was never called: the owner of {account!r} has not been told of {files} deleted files.",
        )
    notify.assert_called(times=1)
    assert notify.calls[0].args == (account, files), "`notify` was called with the wrong arguments"


async def test_a_user_who_is_no_admin_is_refused(kata, visitor, account, is_admin, delete, notify):
    assert await kata.delete_account(visitor, account, is_admin, delete, notify) == "refused"
    is_admin.assert_called_with([visitor])


async def test_nothing_is_deleted_for_a_user_who_is_no_admin(kata, visitor, account, is_admin, delete, notify):
    await kata.delete_account(visitor, account, is_admin, delete, notify)
    delete.assert_called(times=0)
    notify.assert_called(times=0)


async def test_nobody_but_an_admin_may_delete_even_an_own_account(kata, visitor, is_admin, delete, notify):
    answer = await kata.delete_account(visitor, visitor, is_admin, delete, notify)
    assert answer == "refused", "a user who is no admin asked to delete an account that is the user's own"
    delete.assert_called(times=0)


async def test_an_admin_gets_the_number_of_deleted_files(kata, admin, account, files, is_admin, delete, notify):
    answer = await kata.delete_account(admin, account, is_admin, delete, notify)
    assert answer == f"{files} files deleted"


@pytest.mark.parametrize("whose", ["another's", "the admin's own"])
async def test_the_account_is_deleted_once_and_its_owner_told(
    kata, admin, account, files, is_admin, delete, notify, whose
):
    account = account if whose == "another's" else admin
    await kata.delete_account(admin, account, is_admin, delete, notify)
    delete.assert_called_with([account])
    check_told(notify, account, files)


async def test_each_step_starts_when_the_one_before_has_ended(kata, admin, account, is_admin, delete, notify, clock):
    with clock.takes(3.5, "a deletion", why="1 s to check, 2 s to delete, 0.5 s to notify"):
        await kata.delete_account(admin, account, is_admin, delete, notify)
    is_admin.assert_started_at(0)
    delete.assert_started_at(1)
    notify.assert_started_at(3)


async def test_a_refusal_takes_as_long_as_the_check(kata, visitor, account, is_admin, delete, notify, clock):
    with clock.takes(1, "a refusal", why="only the check takes time"):
        await kata.delete_account(visitor, account, is_admin, delete, notify)


@pytest.mark.parametrize("number", [0, 1])
async def test_an_account_with_one_file_or_none_is_deleted_as_well(
    kata, service, admin, account, is_admin, notify, number
):
    delete = service("delete", latency=2, result=number)
    assert await kata.delete_account(admin, account, is_admin, delete, notify) == f"{number} files deleted"
    check_told(notify, account, number)


ERRORS = pytest.mark.parametrize("kind", [ConnectionError, TimeoutError, FileNotFoundError, LookupError])


async def check_comes_through(deletion, broken, error):
    """This very error of a step came out of the deletion, and nobody tried the step again."""
    __tracebackhide__ = True
    advice = "`await` lets an exception through as it is, if nothing around it catches it."
    try:
        answer = await deletion
    except type(error) as raised:
        if raised is not error:
            what = f"`{broken.name}` raised {error!r}, and another exception came out: {raised!r}."
            fail(Verdict.WRONG_RESULT, what, advice=advice)
    else:
        what = f"`{broken.name}` raised {error!r}, and `delete_account` returned {answer!r} as if it had not."
        fail(Verdict.WRONG_RESULT, what, advice=advice)
    broken.assert_called(times=1)


@ERRORS
async def test_errors_of_the_check_and_of_the_notice_come_through(
    kata, service, admin, account, is_admin, delete, notify, kind
):
    error = kind("no answer")
    broken = service("is_admin", latency=1, error=error)
    await check_comes_through(kata.delete_account(admin, account, broken, delete, notify), broken, error)
    delete.assert_called(times=0)
    notify.assert_called(times=0)
    error = kind("mailbox full")
    broken = service("notify", latency=0.5, error=error)
    await check_comes_through(kata.delete_account(admin, account, is_admin, delete, broken), broken, error)


@ERRORS
async def test_nobody_is_told_of_a_deletion_that_failed(kata, service, admin, account, is_admin, notify, kind):
    error = kind("disk full")
    broken = service("delete", latency=2, error=error)
    await check_comes_through(kata.delete_account(admin, account, is_admin, broken, notify), broken, error)
    notify.assert_called(times=0)


async def test_the_right_is_asked_for_in_each_call(kata, service, admin, visitor, account, files, delete, notify):
    is_admin = service("is_admin", latency=1, result=[True, False, True])
    await kata.delete_account(admin, account, is_admin, delete, notify)
    answer = await kata.delete_account(admin, visitor, is_admin, delete, notify)
    assert answer == "refused", "a second deletion by a user who is no longer an admin"
    answer = await kata.delete_account(admin, account, is_admin, delete, notify)
    assert answer == f"{files} files deleted", (
        "a third deletion, by the same user, who is an admin again, of an account that is there again."
        " Try: Each call begins anew: keep nothing from one call to the next."
    )


async def test_two_deletions_can_wait_at_the_same_time(kata, admin, visitor, account, is_admin, delete, notify, clock):
    with clock.takes(3.5, "two deletions at once"):
        await asyncio.gather(
            kata.delete_account(admin, account, is_admin, delete, notify),
            kata.delete_account(admin, visitor, is_admin, delete, notify),
        )
    delete.assert_called_with([account, visitor])
