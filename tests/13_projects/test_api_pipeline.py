"""Suite: api_pipeline."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail


@pytest.fixture
def users(rng):
    return rng.sample(range(100, 1000), 4)


@pytest.fixture
def new_api(service):
    """Make `get` for these users. latency: seconds, or a dict from path to seconds; error: a dict from path."""

    def new_api(users, latency=1, error=None, result=lambda path: f"answer to {path}"):
        return service(
            "get",
            latency=latency if isinstance(latency, int) else lambda path: latency.get(path, 1),
            result=lambda path: list(users) if path == "/users" else result(path),
            error=error,
        )

    return new_api


class Teapot(Exception):
    """An error that only this API knows."""


def profile(user, **other):
    return {"id": user, "details": f"answer to /users/{user}", "posts": f"answer to /users/{user}/posts"} | other


def unpacked(answer):
    __tracebackhide__ = True
    if not (isinstance(answer, tuple) and len(answer) == 2):
        fail(Verdict.WRONG_RESULT, f"`build_profiles` returns a tuple (profiles, failures), but got {answer!r}.")
    return answer


def place_after_the_list(get):
    """The learner's line that asks for a user, rather than the one that asks for the list."""
    return next((request.place for request in get.requests if request.args != ("/users",)), None)


def assert_never_above(get, limit):
    __tracebackhide__ = True
    if get.most_in_flight > limit:
        fail(
            Verdict.UNBOUNDED,
            f"{get.most_in_flight} calls of `get` ran at once; the limit is {limit}.",
            where=place_after_the_list(get),
            advice="Each call needs a place of its own before it starts, for example in an asyncio.Semaphore(limit).",
        )


async def test_one_user_gives_one_profile(kata, new_api, users):
    profiles, failures = unpacked(await kata.build_profiles(new_api(users[:1]), 10))
    assert profiles == [profile(users[0])]
    assert failures == []


async def test_the_profiles_come_in_the_order_of_the_users(kata, new_api, users):
    slow = {f"/users/{user}": seconds for user, seconds in zip(users, (4, 2, 3, 1), strict=True)}
    slow[f"/users/{users[1]}/posts"] = 5
    profiles, _ = unpacked(await kata.build_profiles(new_api(users, latency=slow), 10))
    if all(isinstance(entry, dict) for entry in profiles):
        assert [entry.get("id") for entry in profiles] == users, (
            "the ids of the profiles are those of the list, in order"
        )
    assert profiles == [profile(user) for user in users]


async def test_each_path_is_asked_for_once(kata, new_api, users):
    get = new_api(users)
    await kata.build_profiles(get, 10)
    expected = ["/users"] + [path for user in users for path in (f"/users/{user}", f"/users/{user}/posts")]
    assert sorted(get.arguments) == sorted(expected)


async def test_details_and_posts_of_a_user_are_fetched_at_the_same_time(kata, new_api, users, clock):
    get = new_api(users[:1])
    await kata.build_profiles(get, 10)
    if get.most_in_flight < 2:
        fail(
            Verdict.SEQUENTIAL,
            "the details and the posts of a user were fetched one after the other.",
            where=place_after_the_list(get),
            advice="Neither of the two needs the answer of the other: start both, and wait for both.",
        )
    clock.assert_elapsed(2, "one user", why="two round trips of 1 s: the list, then details and posts together")


async def test_all_users_are_fetched_at_the_same_time(kata, new_api, users, clock):
    get = new_api(users)
    await kata.build_profiles(get, 8)
    if get.most_in_flight < 8:
        fail(
            Verdict.UNDERUSED,
            f"at most {get.most_in_flight} calls of `get` ran at once; with four users and a limit of 8, all 8 should.",
            where=place_after_the_list(get),
            advice="All calls but the first need nothing but the list: start them all, and let only the limit hold "
            "them back.",
        )
    clock.assert_elapsed(2, "four users", why="two round trips of 1 s: the list, then all the rest together")


async def test_never_more_calls_run_than_the_limit(kata, new_api, users):
    get = new_api(users)
    await kata.build_profiles(get, 3)
    assert_never_above(get, 3)
    get = new_api(range(60))
    profiles, _ = unpacked(await kata.build_profiles(get, 50))
    assert_never_above(get, 50)
    assert profiles == [profile(user) for user in range(60)], "the profiles of 60 users"


async def test_a_call_starts_as_soon_as_there_is_room(kata, new_api, rng, clock):
    users = range(10)
    slow = {f"/users/{user}{what}": rng.randint(1, 12) / 4 for user in users for what in ("", "/posts")}
    get = new_api(users, latency=slow)
    await kata.build_profiles(get, 3)
    assert_never_above(get, 3)
    starts = sorted(call.started for call in get.calls[1:])
    ends = sorted(call.ended for call in get.calls[1:])
    # The fourth call starts when the first one ends, the fifth when the second one ends, and so on.
    for start, room in zip(starts, [1, 1, 1, *ends], strict=False):
        if start != room:
            fail(
                Verdict.UNDERUSED,
                f"after {room:g} s there was room for one more call, as the limit is 3;"
                f" it started after {start:g} s only.",
                where=place_after_the_list(get),
            )


async def test_with_a_limit_of_1_one_call_runs_after_the_other(kata, new_api, users, clock):
    get = new_api(users)
    profiles, _ = unpacked(await kata.build_profiles(get, 1))
    assert_never_above(get, 1)
    clock.assert_elapsed(9, "four users with a limit of 1", why="the list, then 8 calls of 1 s one after the other")
    assert profiles == [profile(user) for user in users]


async def test_a_failed_call_is_reported_and_the_rest_survives(kata, new_api, users):
    first, second, third, fourth = users
    error = {
        f"/users/{third}": Teapot("gone"),
        f"/users/{first}/posts": ConnectionError("lost"),
        f"/users/{third}/posts": TimeoutError("too slow"),
    }
    expected = [profile(first, posts=None), profile(second), profile(third, details=None, posts=None), profile(fourth)]
    paths = [f"/users/{first}/posts", f"/users/{third}", f"/users/{third}/posts"]
    for limit in (10, 2):  # with 2, the calls that wait need the places of those that failed
        get = new_api(users, latency={f"/users/{first}/posts": 3}, error=error)
        profiles, failures = unpacked(await kata.build_profiles(get, limit))
        if len(get.calls) < 9:
            fail(
                Verdict.WRONG_RESULT,
                f"only {len(get.calls)} of 9 calls of `get` ran, with a limit of {limit}: when a call fails, the other"
                " calls go on, and so do those that have not begun.",
                where=place_after_the_list(get),
                advice="Catch the error of each call around that call alone, so that whoever made it goes on.",
            )
        assert profiles == expected, "None stands for what failed, and the rest is there"
        assert failures == [(path, error[path]) for path in paths], "each failure is there, in the order of the users"
        if len(get.calls) > 9:
            fail(
                Verdict.WRONG_RESULT,
                f"`get` was called {len(get.calls)} times, expected 9: a call that failed is not tried again.",
                where=place_after_the_list(get),
            )


async def test_an_empty_answer_is_no_failure_and_there_may_be_no_users(kata, new_api, users):
    empty = new_api(users[:1], result=lambda path: [] if path.endswith("posts") else None)
    assert await kata.build_profiles(empty, 2) == ([{"id": users[0], "details": None, "posts": []}], [])
    assert await kata.build_profiles(new_api([]), 2) == ([], [])


async def test_a_list_of_users_that_cannot_be_had_is_an_error(kata, new_api, users):
    get = new_api(users, error={"/users": ConnectionError("no list")})
    with pytest.raises(ConnectionError, match="no list"):
        await kata.build_profiles(get, 10)
    get.assert_called(times=1)


async def test_when_it_is_cancelled_no_call_runs_any_more(kata, new_api, service, clock):
    get = new_api([1, 2])
    task = asyncio.create_task(kata.build_profiles(get, 10))
    await asyncio.sleep(0.5)  # it waits for the list
    await cancel_and_wait(task)
    get.assert_nothing_in_flight()
    get = new_api(range(50))
    task = asyncio.create_task(kata.build_profiles(get, 10))
    await asyncio.sleep(3.5)
    await cancel_and_wait(task)
    get.assert_nothing_in_flight()
    assert len(get.calls) == 1 + 3 * 10, "no call of `get` starts any more after the cancellation"
    quick, slow = (
        service("get", latency=lambda path: 1 if path == "/users" else 100, result=lambda path: [1, 2], cleanup=cleanup)
        for cleanup in (0.5, 1)
    )
    task = asyncio.create_task(kata.build_profiles(lambda path: (slow if "posts" in path else quick)(path), 10))
    await asyncio.sleep(2)
    cancelled_at = clock.elapsed
    await cancel_and_wait(task, within=2)
    if slow.in_flight:
        fail(
            Verdict.LEAKED_TASK,
            "it was cancelled, and ended while some calls of `get` were still cleaning up.",
            where=place_after_the_list(slow),
            advice="A plain gather ends with the first of its tasks that ends as cancelled. A TaskGroup waits for all"
            " of them, and so does gather(..., return_exceptions=True).",
        )
    if (took := clock.elapsed - cancelled_at) < 1:
        fail(
            Verdict.WRONG_RESULT,
            f"a call of `get` needs 1 s to clean up after the cancellation, and had ended after {took:g} s: it was"
            " cancelled once more, and that cut its clean-up short.",
            where=place_after_the_list(slow),
            advice="Cancel each task once, then wait. Whoever is cancelled in gather(...) or in a TaskGroup has"
            " cancelled the tasks by that already.",
        )
