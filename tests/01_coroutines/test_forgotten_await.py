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


async def test_the_account_is_deleted_once_and_its_owner_told(kata, admin, account, files, is_admin, delete, notify):
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


async def test_an_account_without_files_is_deleted_as_well(kata, service, admin, account, is_admin, notify):
    delete = service("delete", latency=2, result=0)
    assert await kata.delete_account(admin, account, is_admin, delete, notify) == "0 files deleted"
    check_told(notify, account, 0)


async def test_errors_of_the_check_and_of_the_notice_come_through(
    kata, service, admin, account, is_admin, delete, notify
):
    broken_check = service("is_admin", latency=1, error=ConnectionError("no answer"))
    with pytest.raises(ConnectionError, match="no answer"):
        await kata.delete_account(admin, account, broken_check, delete, notify)
    delete.assert_called(times=0)
    broken_notice = service("notify", latency=0.5, error=ConnectionError("mailbox full"))
    with pytest.raises(ConnectionError, match="mailbox full"):
        await kata.delete_account(admin, account, is_admin, delete, broken_notice)


async def test_nobody_is_told_of_a_deletion_that_failed(kata, service, admin, account, is_admin, notify):
    delete = service("delete", latency=2, error=OSError("disk full"))
    with pytest.raises(OSError, match="disk full"):
        await kata.delete_account(admin, account, is_admin, delete, notify)
    notify.assert_called(times=0)


async def test_the_right_is_asked_for_in_each_call(kata, service, admin, visitor, account, delete, notify):
    is_admin = service("is_admin", latency=1, result=[True, False])
    await kata.delete_account(admin, account, is_admin, delete, notify)
    answer = await kata.delete_account(admin, visitor, is_admin, delete, notify)
    assert answer == "refused", "a second deletion by a user who is no longer an admin"


async def test_two_deletions_can_wait_at_the_same_time(kata, admin, visitor, account, is_admin, delete, notify, clock):
    with clock.takes(3.5, "two deletions at once"):
        await asyncio.gather(
            kata.delete_account(admin, account, is_admin, delete, notify),
            kata.delete_account(admin, visitor, is_admin, delete, notify),
        )
    delete.assert_called_with([account, visitor])
