"""Suite: polite_scraper."""

import asyncio
import itertools
from math import inf

import aiohttp
import pytest
from aiohttp import web
from grader import Verdict, cancel_and_wait, fail

LONG = 1000  # seconds in which everything here has ended
HTML = """<!DOCTYPE html>
<html><head><link href="style.css"><title>Cakes &amp; pies</title>
<script>document.write('<a href="/from-a-script">no tag</a>')</script></head>
<body><!-- <a href="/in-a-comment">no tag either</a> -->
<A class="big" HREF='apple.html'>Apple pie</A> <a name="middle">no link</a>
<a
   href="/find?kind=cake&amp;page=2">more</a><a href=../index.html>up</a>
<abbr href="/abbr">no link</abbr><a href="http://pies.test/">elsewhere</a>
<a href="/find?kind=cake&amp;page=2">more</a><a href="#top">to the top</a><a href="mailto:cook@pies.test">write</a>
<a href="">this page</a>
</body></html>
"""


@pytest.fixture
def site(web_server):
    """Make a server whose pages have one link each, to "/next".

    pages: other pages by their paths. status: statuses by path. latency: seconds until a page has
    come; the headers of a good one come at once. cut: the paths of pages that break off in the middle.
    """

    def make(latency=1, pages=None, status=None, cut=()):
        async def handler(request):
            text = (pages or {}).get(request.path, "<p>See the <a href='/next'>next</a> page.</p>")
            if status and request.path in status:
                await asyncio.sleep(latency)
                return web.Response(text=text, status=status[request.path], content_type="text/html")
            response = web.StreamResponse(headers={"Content-Type": "text/html; charset=utf-8"})
            await response.prepare(request)
            await asyncio.sleep(latency)
            if request.path in cut:
                await response.write(text.encode()[:9])
                request.transport.close()  # before the end of the page was sent
            else:
                await response.write(text.encode())
            return response

        return web_server(handler)

    return make


@pytest.fixture
def paths(rng):
    return [f"/{name}" for name in rng.sample(["bread", "cakes", "pies", "rolls", "scones", "tarts", "waffles"], 5)]


def urls_of(site, paths):
    return [site.url + path for path in paths]


def named(links, *sites):
    """The same links with "http://a", "http://b", ... for these sites, whose ports differ from run to run."""
    if isinstance(links, str):
        for name, site in zip("abc", sites, strict=False):
            links = links.replace(site.url + "/", f"http://{name}/")
        return links
    return [named(link, *sites) for link in links] if isinstance(links, list) else links


def moments(starts):
    return ", ".join(f"{start:g}" for start in starts) + " s"


def assert_starts(site, expected, why):
    __tracebackhide__ = True
    starts = site.requests.starts
    if starts != expected:
        fail(
            Verdict.WRONG_TIMING,
            f"the requests to one host began at {moments(starts)}, expected {moments(expected)}: {why}.",
        )


def assert_gaps(site, delay):
    __tracebackhide__ = True
    for before, after in itertools.pairwise(site.requests.starts):
        if after - before < delay:
            fail(
                Verdict.WRONG_TIMING,
                f"two requests to one host began {after - before:g} s apart, at {before:g} and {after:g} s; the delay"
                f" is {delay:g} s.",
                advice="The delay counts from the real start: whoever waits for a place begins later than planned.",
            )


def most_at_once(*sites):
    calls = [call for site in sites for call in site.requests.calls]
    at_once = (sum(other.started <= call.started < (other.ended or inf) for other in calls) for call in calls)
    return max(at_once, default=0)


async def test_the_links_of_a_page(kata, site, paths):
    async with site(pages={paths[0]: "<p><a href='/one'>1</a> <a href='http://other.test/two'>2</a></p>"}) as host:
        async with kata.PoliteScraper(limit=5, per_host=5, delay=0, deny=[]) as scraper:
            links = await scraper.scrape([host.url + paths[0]])
    assert named(links, host) == [["http://a/one", "http://other.test/two"]]


async def test_links_in_real_html(kata, site):
    async with site(pages={"/cakes/list.html": HTML}) as host:
        async with kata.PoliteScraper(limit=5, per_host=5, delay=0, deny=[]) as scraper:
            links = await scraper.scrape([host.url + "/cakes/list.html"])
    more = "http://a/find?kind=cake&page=2"
    expected = ["http://a/cakes/apple.html", more, "http://a/index.html", "http://pies.test/", more]
    expected += ["http://a/cakes/list.html#top", "mailto:cook@pies.test", "http://a/cakes/list.html"]
    assert named(links, host) == [expected]


async def test_pages_of_different_hosts_are_fetched_at_the_same_time(kata, site, clock):
    async with site(latency=3) as one, site(latency=1) as two, site(latency=2) as three:
        sites = [one, two, three]
        async with kata.PoliteScraper(limit=5, per_host=1, delay=10, deny=[]) as scraper:
            links = await scraper.scrape([each.url + "/" for each in sites])
        if most_at_once(*sites) < 3:
            fail(
                Verdict.SEQUENTIAL,
                f"three pages of three hosts could come at the same time; they began at"
                f" {moments([each.requests.starts[0] for each in sites])}.",
            )
        clock.assert_elapsed(3, "three pages of three hosts", why="the slowest host needs 3 s")
    in_order = [["http://a/next"], ["http://b/next"], ["http://c/next"]]
    assert named(links, *sites) == in_order, "an entry for each URL, in their order"


async def test_two_requests_to_a_host_begin_the_delay_apart(kata, site, paths):
    async with site(latency=0.5) as host:
        async with kata.PoliteScraper(limit=10, per_host=10, delay=1.25, deny=[]) as scraper:
            await scraper.scrape(urls_of(host, paths))
        why = "a page takes 0.5 s, and the delay of 1.25 s lies between two starts"
        assert_starts(host, [0, 1.25, 2.5, 3.75, 5], why)


async def test_a_host_gets_as_many_requests_as_it_may_have_and_holds_up_no_other(kata, site, paths):
    async with site(latency=3) as slow, site(latency=0.25) as quick:
        async with kata.PoliteScraper(limit=3, per_host=2, delay=0.5, deny=[]) as scraper:
            await scraper.scrape(urls_of(slow, paths) + urls_of(quick, paths[:4]))
        if (most := slow.requests.most_in_flight) > 2:
            fail(
                Verdict.UNBOUNDED,
                f"{most} requests ran at once to one host; it may have 2. A request runs until its page has come as a"
                " whole: its headers come first.",
                advice="Keep the place of a request until its text has been read.",
            )
        why = "a page takes 3 s, 2 may run at once, and the delay is 0.5 s"
        assert_starts(slow, [0, 0.5, 3, 3.5, 6], why)
        if quick.requests.starts != [0, 0.5, 1, 1.5]:
            fail(
                Verdict.UNDERUSED,
                f"the requests to a second host began at {moments(quick.requests.starts)}, expected 0, 0.5, 1, 1.5 s:"
                " of 3 places for all hosts, the first host may have only 2.",
                advice="Who waits for its host must not hold one of the places for all requests meanwhile.",
            )


async def test_the_limit_and_the_delay_hold_while_hosts_compete_for_places(kata, site, paths):
    async with site(latency=5) as slow, site(latency=0.25) as one, site(latency=0.25) as two:
        urls = [slow.url + "/", *urls_of(one, paths[:3]), *urls_of(two, paths[:3])]
        async with kata.PoliteScraper(limit=1, per_host=3, delay=1, deny=[]) as scraper:
            await scraper.scrape(urls)
        if (most := most_at_once(slow, one, two)) > 1:
            fail(Verdict.UNBOUNDED, f"{most} requests ran at once, to all hosts together; the limit is 1.")
        assert_gaps(one, 1)
        assert_gaps(two, 1)


async def test_a_wait_for_one_host_holds_up_no_other(kata, site, paths, clock):
    async with site() as one, site() as two, site() as three:
        urls = [url for each in (one, two, three) for url in urls_of(each, paths[:4])]
        async with kata.PoliteScraper(limit=2, per_host=2, delay=4, deny=[]) as scraper:
            await scraper.scrape(urls)
        if (most := most_at_once(one, two, three)) > 2:
            fail(Verdict.UNBOUNDED, f"{most} requests ran at once, to all hosts together; the limit is 2.")
        for each in (one, two, three):
            assert_gaps(each, 4)
        if clock.elapsed != 14:
            fail(
                Verdict.UNDERUSED,
                f"4 pages of each of three hosts took {clock.elapsed:g} s, expected 14 s: every 4 s each host allows"
                " a request, and two of the three can begin at once.",
                advice="Who waits for a host's delay must not hold one of the places for all requests meanwhile.",
            )


async def test_what_is_denied_is_never_requested(kata, site, paths, clock):
    shown = [paths[0], "/shop/private/x", "/Private"]
    hidden = ["/private", "/private.html", "/private/x?page=1", "/tmp/y"]
    async with site() as host:
        async with kata.PoliteScraper(limit=10, per_host=10, delay=2, deny=["/private", "/tmp/"]) as scraper:
            links = await scraper.scrape(urls_of(host, hidden + shown))
        requested = sorted(host.requests.arguments)
        assert requested == sorted(shown), "only paths that begin with a string of `deny` are denied"
        why = "the delay of 2 s lies between two requests, and what is denied is no request"
        assert_starts(host, [0, 2, 4], why)
        clock.assert_elapsed(
            5, "three pages, and four that are denied", why="the last page begins at 4 s and takes 1 s"
        )
    assert named(links, host) == [None] * 4 + [["http://a/next"]] * 3
    reported = [scraper.report.get(url) for url in urls_of(host, hidden + shown)]
    assert reported == ["denied"] * 4 + ["ok"] * 3, "what the report says of each URL"


async def test_a_page_that_fails_is_reported_and_the_rest_survives(kata, site, paths, deserted_server):
    lost, broken, empty, good, half = paths
    async with site(status={lost: 404, broken: 500}, pages={empty: "<p>Sold out</p>"}, cut=[half]) as host:
        urls = [deserted_server.url + "/", *urls_of(host, [lost, broken, empty, good, half])]
        async with kata.PoliteScraper(limit=2, per_host=2, delay=0, deny=[]) as scraper:
            try:
                async with asyncio.timeout(LONG):
                    links = await scraper.scrape(urls)
            except TimeoutError:
                fail(
                    Verdict.DEADLOCK,
                    "some pages failed, and the others, which wait for their places, never came.",
                    advice="A request that fails gives its places back, too: use `async with`, or `finally`.",
                )
            except aiohttp.ClientPayloadError as error:
                fail(
                    Verdict.WRONG_RESULT,
                    f"a page broke off in the middle, and its {type(error).__name__} came out of `scrape`.",
                    advice="Catch aiohttp.ClientError: it is the base of all that can happen to a page.",
                )
        assert_starts(host, [0, 0, 1, 1, 2], "a page takes 1 s, two may run at a time, and the delay is 0")
    expected = [None, None, None, [], ["http://a/next"], None]
    assert named(links, host) == expected, "None for each page that failed, [] for no links"
    report = scraper.report
    kinds = [report.get(url) if report.get(url) == "ok" else type(report.get(url)).__name__ for url in urls]
    assert kinds[1:] == [*["ClientResponseError"] * 2, "ok", "ok", "ClientPayloadError"], (
        "what the report says of the pages"
    )
    assert isinstance(report.get(urls[0]), aiohttp.ClientConnectionError), "where nobody listens: the exception"
    assert [report[url].status for url in urls[1:3]] == [404, 500]


async def test_no_urls_a_url_given_twice_and_an_error_in_the_block(kata, site, paths):
    async with site() as host:
        async with kata.PoliteScraper(limit=10, per_host=10, delay=1, deny=[]) as scraper:
            assert await scraper.scrape([]) == []
            links = await scraper.scrape(urls_of(host, [paths[0], paths[1], paths[0]]))
        assert named(links, host) == [["http://a/next"]] * 3
        host.requests.assert_called(times=2)
    try:
        # That its session is closed then is looked at after each test.
        async with kata.PoliteScraper(limit=10, per_host=10, delay=1, deny=[]):
            raise KeyError("flour")
    except KeyError:
        return
    fail(
        Verdict.LOST_ERROR,
        "an exception was raised in the `async with` block of a scraper, and it did not come out.",
        advice="A true value that `__aexit__` returns makes the exception vanish. Let it return nothing.",
    )


async def test_all_calls_of_a_scraper_keep_to_the_rules_together(kata, site, paths, http_sessions):
    async with site(latency=0.5) as host:
        async with kata.PoliteScraper(limit=10, per_host=10, delay=2, deny=[]) as scraper:
            await scraper.scrape(urls_of(host, paths[:2]))
            await asyncio.gather(*(scraper.scrape([url]) for url in urls_of(host, paths[2:])))
        assert_starts(host, [0, 2, 4, 6, 8], "two pages in one call, then three calls at once, with a delay of 2 s")
        async with kata.PoliteScraper(limit=10, per_host=10, delay=2, deny=[]) as other:
            await other.scrape([host.url + "/other"])
        why = "the last page of one scraper came at 8.5 s, and another scraper, which began then, knows nothing of it"
        assert_starts(host, [0, 2, 4, 6, 8, 8.5], why)
        assert other.report == {host.url + "/other": "ok"}, "the report of another scraper"
    reported = [scraper.report.get(url) for url in urls_of(host, paths)]
    assert reported == ["ok"] * 5, "the report is over all calls"
    assert len(http_sessions.opened) == 2, "how many sessions two scrapers open"
    for name in ("limit", "per_host"):
        async with site() as host:
            async with kata.PoliteScraper(**{"limit": 9, "per_host": 9, name: 1}, delay=0, deny=[]) as scraper:
                await asyncio.gather(*(scraper.scrape([url]) for url in urls_of(host, paths)))
            if (most := host.requests.most_in_flight) > 1:
                fail(
                    Verdict.UNBOUNDED,
                    f"5 calls of `scrape` ran at once, and so did {most} requests; `{name}` is 1, and it holds for all"
                    " calls together.",
                    advice="Make the semaphores once for the scraper, not in each call.",
                )


async def test_cancelled_it_gives_up_its_requests(kata, site, paths):
    async with site(latency=60) as one, site(latency=60) as two:
        async with kata.PoliteScraper(limit=10, per_host=2, delay=1, deny=[]) as scraper:
            task = asyncio.create_task(scraper.scrape(urls_of(one, paths) + urls_of(two, paths)))
            await asyncio.sleep(1.5)
            await cancel_and_wait(task)
            await asyncio.sleep(10)
            one.requests.assert_nothing_in_flight()
            two.requests.assert_nothing_in_flight()
            begun = len(one.requests.calls) + len(two.requests.calls)
            assert begun == 4, "no request begins any more after the cancellation"
    async with site() as host:
        async with kata.PoliteScraper(limit=1, per_host=1, delay=1, deny=[]) as scraper:
            task = asyncio.create_task(scraper.scrape(urls_of(host, paths[:3])))
            await asyncio.sleep(0.5)
            await cancel_and_wait(task)
            await asyncio.sleep(10)
            try:
                async with asyncio.timeout(LONG):
                    links = await scraper.scrape([host.url + "/"])
            except TimeoutError:
                fail(
                    Verdict.DEADLOCK,
                    "a call of `scrape` was cancelled, and a later one, which may begin its request at once, never"
                    " ended.",
                    advice="A request that is cancelled gives its places back, too: use `async with`, or `finally`.",
                )
    assert named(links, host) == [["http://a/next"]], "a call of `scrape` after one that was cancelled"
