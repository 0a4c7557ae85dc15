"""Suite: speedup_report."""

import asyncio
from collections import Counter

import pytest
from grader import Verdict, fail


@pytest.fixture
def urls():
    return [f"http://shop/{number}" for number in range(60)]


@pytest.fixture
def seconds(urls, rng):
    """How long each URL takes: exact in binary, so that every clock gives the same differences."""
    return {url: rng.randint(1, 12) / 4 for url in urls}


@pytest.fixture
def fetch(service, seconds):
    return service("fetch", latency=seconds, result=lambda url: f"page {url}")


def column(rows, number, counts):
    """One column of the table, after a look at its shape."""
    __tracebackhide__ = True
    assert isinstance(rows, list), f"the result is a list of rows, but got {rows!r}."
    for row in rows:
        assert isinstance(row, tuple), f"a row is a tuple, but got {row!r}."
        assert len(row) == 4, f"a row has four values (count, sequential, concurrent, speed-up), but got {row!r}."
    assert [row[0] for row in rows] == counts, "the table has one row for each count, in their order"
    return [row[number] for row in rows]


def assert_measured(actual, expected, what):
    __tracebackhide__ = True
    for got, right in zip(actual, expected, strict=True):
        if got != right and right and 0 <= got < right / 100:
            fail(
                Verdict.WRONG_RESULT,
                f"{what} are nearly 0 s, and {right:g} s passed.",
                advice="Which clock do you read, and when? It must go on while the code waits, "
                "and be read again only when all fetches have ended.",
            )
    assert actual == expected, f"{what}, of the first URLs only"


async def test_one_url_gives_one_row(kata, service, rng):
    latency = rng.randint(5, 20) / 4
    fetch = service("fetch", latency=latency)
    rows = await kata.speedup_report(fetch, ["http://shop/a"], [1])
    await asyncio.sleep(0)
    fetch.assert_nothing_in_flight()
    assert_measured(column(rows, 1, [1]), [latency], "the sequential seconds")
    assert_measured(column(rows, 2, [1]), [latency], "the concurrent seconds")
    assert rows == [(1, latency, latency, 1.0)]


async def test_the_sequential_seconds_are_all_waits_together(kata, fetch, urls, seconds):
    rows = await kata.speedup_report(fetch, urls, [2, 5])
    expected = [sum(seconds[url] for url in urls[:count]) for count in (2, 5)]
    assert_measured(column(rows, 1, [2, 5]), expected, "the sequential seconds")


async def test_one_of_the_two_runs_fetches_all_urls_at_once(kata, fetch, urls):
    await kata.speedup_report(fetch, urls[:8], [8])
    fetch.assert_at_least(8)


async def test_the_concurrent_seconds_are_those_of_the_slowest_url(kata, fetch, urls, seconds):
    rows = await kata.speedup_report(fetch, urls, [2, 5])
    expected = [max(seconds[url] for url in urls[:count]) for count in (2, 5)]
    assert_measured(column(rows, 2, [2, 5]), expected, "the concurrent seconds")


async def test_the_speed_up_is_the_quotient_and_not_rounded(kata, service, urls):
    fetch = service("fetch", latency={urls[0]: 0.75, urls[1]: 0.5, urls[2]: 0.75})
    rows = await kata.speedup_report(fetch, urls, [3])
    assert column(rows, 3, [3]) == [2 / 0.75], "the speed-up is sequential seconds / concurrent seconds, not rounded"


async def test_each_run_really_fetches_the_first_urls(kata, fetch, urls):
    rows = await kata.speedup_report(fetch, urls, [6, 3, 6])
    expected = Counter(urls[:6] * 2 + urls[:3] * 2 + urls[:6] * 2)
    if Counter(fetch.arguments) != expected:
        fail(
            Verdict.WRONG_RESULT,
            f"for the counts 6, 3 and 6 `fetch` ran {len(fetch.calls)} times, expected 30: the first 6 URLs twice,"
            " the first 3 URLs twice, and for the last row the first 6 URLs twice again.",
            advice="Fetch every URL of a row in both runs, and no others, also when the same count comes again.",
        )
    column(rows, 0, [6, 3, 6])


async def test_one_measurement_begins_when_the_one_before_has_ended(kata, fetch, urls, seconds, clock):
    counts = [1, 4, 9]
    total = sum(sum(seconds[url] for url in urls[:n]) + max(seconds[url] for url in urls[:n]) for n in counts)
    with clock.takes(total, "the report", why="the sum of all its measurements"):
        await kata.speedup_report(fetch, urls, counts)


async def test_no_counts_give_no_rows_and_a_count_twice_gives_two(kata, fetch, service, urls):
    assert await kata.speedup_report(fetch, urls, []) == []
    fetch.assert_called(times=0)
    later = service("fetch", latency=[1] * 12 + [2])  # the first row needs 12 calls
    rows = await kata.speedup_report(later, urls, [6, 6])
    assert rows == [(6, 6, 1, 6), (6, 12, 2, 6)], (
        "the same count twice, and the server was half as fast the second time: each row has its own measurements"
    )


async def test_when_a_run_takes_no_time_the_speed_up_is_1(kata, fetch, service, urls):
    assert await kata.speedup_report(fetch, urls, [0]) == [(0, 0, 0, 1)], "without URLs"
    quick = service("fetch", latency=0)
    assert await kata.speedup_report(quick, urls, [2]) == [(2, 0, 0, 1)], "with 2 URLs that take 0 seconds"
    cached = service("fetch", latency=[1, 1, 0])
    assert await kata.speedup_report(cached, urls, [2]) == [(2, 2, 0, 1)], (
        "the server keeps 2 pages after the first run, so the second run takes 0 seconds. Try: First one after the"
        " other, then all at the same time, and divide by the second time only if it is not 0."
    )


async def test_a_url_that_is_there_twice_is_fetched_like_any_other(kata, service):
    fetch = service("fetch", latency=1)
    assert await kata.speedup_report(fetch, ["http://shop/a"] * 4, [4]) == [(4, 4, 1, 4)]
    fetch.assert_called(times=8)


async def test_5_to_60_urls_of_1_second_give_the_ideal_table(kata, service, urls):
    rows = await kata.speedup_report(service("fetch", latency=1), urls, [5, 20, 60])
    assert rows == [(5, 5, 1, 5), (20, 20, 1, 20), (60, 60, 1, 60)]


async def test_a_server_that_answers_8_calls_at_once_limits_the_speed_up(kata, service, urls):
    room = asyncio.Semaphore(8)
    answer = service("answer", latency=1)

    async def fetch(url):
        async with room:
            return await answer(url)

    rows = await kata.speedup_report(fetch, urls, [8, 24])
    assert rows == [(8, 8, 1, 8), (24, 24, 3, 8)]
