"""Suite: progress_by_name."""

import asyncio
import threading

import pytest
from grader import Verdict, fail

HOW_TO_NAME = (
    "Give the task its name when you create it, with asyncio.create_task(..., name=...), "
    "and let that same task run the restart."
)


class Screen:
    """The function `show`, which remembers what it was called with, and when."""

    def __init__(self, clock):
        self.clock = clock
        self.reports = []
        self.moments = []
        self.thread = threading.get_ident()  # the loop's: tests and fixtures run in one thread
        self.foreign = False
        self.wrong_number = None  # of arguments, in a call that had not one

    def __call__(self, *arguments):
        # One that cannot be is told of later: an error in here might come out in a group, or nowhere.
        names = arguments[0] if len(arguments) == 1 else arguments
        self.wrong_number = None if len(arguments) == 1 else len(arguments)
        self.reports.append(names[:] if isinstance(names, list) else names)
        self.moments.append(self.clock.elapsed)
        self.foreign = self.foreign or threading.get_ident() != self.thread

    def assert_shows(self, *expected):
        __tracebackhide__ = True
        self.assert_shown_once()
        names = self.reports[0]
        if (
            isinstance(names, list)
            and names != list(expected)
            and sorted(names, key=repr) == sorted(expected, key=repr)
        ):
            got, wanted = next(pair for pair in zip(names, expected, strict=True) if pair[0] != pair[1])
            fail(
                Verdict.WRONG_RESULT,
                f"`show` got the right names in a wrong order: {got!r} stands where {wanted!r} should.",
                advice="The report keeps the order of `servers`. Which of your collections has an order?",
            )
        assert names == list(expected), "`show` was called with the wrong names"

    def assert_shown_at(self, moment):
        __tracebackhide__ = True
        self.assert_shown_once()
        if self.moments != [moment]:
            fail(Verdict.WRONG_TIMING, f"`show` was called at {self.moments[0]:g} s, expected at {moment:g} s.")

    def assert_shown_once(self):
        __tracebackhide__ = True
        if not self.moments:
            fail(
                Verdict.WRONG_RESULT,
                "`show` was never called; it should be called once.",
                advice="The report is always given, also when nothing runs any more.",
            )
        if len(self.moments) > 1:
            fail(
                Verdict.WRONG_RESULT,
                f"`show` was called {len(self.moments)} times; it should be called once, with one list of all names.",
            )
        if self.wrong_number is not None:
            fail(
                Verdict.WRONG_RESULT,
                f"`show` was called with {self.wrong_number} arguments; it takes one, the list of the names.",
                advice="Hand over the list itself: show(names). A star in front of it makes an argument of each name.",
            )
        if self.foreign:
            fail(
                Verdict.WRONG_RESULT,
                "`show` was called in another thread than that of the event loop.",
                advice="No thread is needed to wait: asyncio.sleep(...) or loop.call_later(...) does it in the loop.",
            )


@pytest.fixture
def show(clock):
    return Screen(clock)


@pytest.fixture
def servers(rng):
    return rng.sample(["web", "mail", "files", "print", "login", "backup"], 3)


def up(server):
    return f"{server} is up"


@pytest.fixture
def restart(service):
    return service("restart", latency=4, result=up)


async def test_one_restart_gives_one_result(kata, restart, show):
    assert await kata.restart_all(restart, ["web"], 1, show) == ["web is up"]


async def test_all_restarts_run_at_the_same_time(kata, restart, servers, show):
    await kata.restart_all(restart, list(servers), 1, show)
    restart.assert_called(times=3)
    restart.assert_all_at_once()


async def test_a_restart_sees_the_name_of_its_server(kata, service, servers, show):
    names_at_the_start = []

    def latency(server):
        names_at_the_start.append(asyncio.current_task().get_name())
        return 4

    restart = service("restart", latency=latency, result=lambda server: asyncio.current_task().get_name())
    names_at_the_end = await kata.restart_all(restart, list(servers), 1, show)
    if sorted(names_at_the_start) != sorted(servers):
        fail(
            Verdict.WRONG_RESULT,
            f"in their first steps, the restarts of {servers} ran in tasks named {names_at_the_start}.",
            advice=HOW_TO_NAME,
        )
    assert names_at_the_end == servers, "at their ends, the restarts asked for the names of their tasks"


@pytest.mark.parametrize("after", [2.75, 0])
async def test_the_report_comes_exactly_at_its_moment(kata, restart, servers, show, after):
    await kata.restart_all(restart, list(servers), after, show)
    show.assert_shown_at(after)


async def test_the_report_lists_what_is_still_running(kata, service, servers, show):
    restart = service("restart", latency=dict(zip(servers, [5, 1, 3], strict=True)))
    await kata.restart_all(restart, list(servers), 2, show)
    show.assert_shows(servers[0], servers[2])


async def test_the_slowest_restart_sets_the_time(kata, service, servers, show, clock):
    hours = 5 * 3600
    restart = service("restart", latency=dict(zip(servers, [1, hours, 3], strict=True)), result=up)
    with clock.takes(hours, "restarts of 1 s, 5 hours and 3 s", why="a restart that is late is waited for"):
        results = await kata.restart_all(restart, list(servers), 2, show)
    assert results == [up(server) for server in servers], "the results come in the order of the servers"


async def test_the_report_keeps_the_order_of_many_servers(kata, service, rng, show):
    servers = [f"server {number}" for number in range(105)]
    rng.shuffle(servers)
    latency = {server: rng.choice([1, 2, 4, 5]) for server in servers}
    restart = service("restart", latency=latency, result=up)
    results = await kata.restart_all(restart, list(servers), 3, show)
    if (most := restart.most_in_flight) < len(servers):
        fail(
            Verdict.UNDERUSED,
            f"at most {most} of {len(servers)} restarts ran at once; all {len(servers)} should.",
            where=restart.requests[0].place,
            advice="Start every restart before you wait for any of them. This kata sets no limit.",
        )
    show.assert_shows(*[server for server in servers if latency[server] > 3])
    assert results == [up(server) for server in servers], "the results come in the order of the servers"


async def test_a_server_given_twice_is_restarted_and_counted_twice(kata, service, show):
    restart = service("restart", latency=[5, 4, 1, 6], result=["web 1", None, "web 2", "mail 2"])
    results = await kata.restart_all(restart, ["web", "mail", "web", "mail"], 2, show)
    restart.assert_called(times=4)
    show.assert_shows("web", "mail", "mail")
    assert results == ["web 1", None, "web 2", "mail 2"], "the results of four restarts, one of which is None"


async def test_a_server_may_have_any_name(kata, service, show):
    servers = ["Bob's laptop", 'the "big" one', "", "a, b", "name='x'", "done", "München"]
    restart = service("restart", latency=[4, 4, 4, 4, 4, 1, 4])
    await kata.restart_all(restart, list(servers), 2, show)
    show.assert_shows("Bob's laptop", 'the "big" one', "", "a, b", "name='x'", "München")


async def test_other_tasks_of_the_same_name_do_not_count(kata, service, servers, show, clock):
    restart = service("restart", latency=dict(zip(servers, [1, 4, 1], strict=True)))
    other = asyncio.create_task(asyncio.sleep(60), name=servers[0])
    elsewhere = Screen(clock)
    await asyncio.gather(
        kata.restart_all(service("restart", latency=5), list(servers), 1, elsewhere),
        kata.restart_all(restart, list(servers), 2, show),
    )
    assert not other.done(), "another task of the program was stopped"
    other.cancel()
    show.assert_shows(servers[1])
    elsewhere.assert_shows(*servers)


async def test_the_report_comes_at_its_moment_even_if_all_have_ended(kata, restart, servers, show, clock):
    with clock.takes(7, "restarts of 4 s with a report after 7 s", why="the report is always given at its moment"):
        results = await kata.restart_all(restart, list(servers), 7, show)
    show.assert_shown_at(7)
    show.assert_shows()
    assert results == [up(server) for server in servers]


async def test_without_servers_the_report_is_empty(kata, restart, show, clock):
    with clock.takes(3, "no servers, with a report after 3 s", why="the report is always given at its moment"):
        assert await kata.restart_all(restart, [], 3, show) == []
    show.assert_shown_at(3)
    show.assert_shows()
