"""Suite: paged_cursor."""

import asyncio

import pytest
from grader import Verdict, cancel_at_every_await, fail


@pytest.fixture
def words(rng):
    return rng.sample(["Emma", "Faust", "Ulysses", "Dracula", "Candide", "Hamlet", "Walden", "Lolita"], 6)


@pytest.fixture
def catalogue(service, rng):
    """Makes a fake fetch_page for some pages, given as lists of rows."""

    def make(*pages, cursors=None, **options):
        cursors = [None, *(cursors or rng.sample([f"page-{number}" for number in range(100, 200)], len(pages) - 1))]
        fetched = []
        content = dict(zip(cursors, zip(pages, [*cursors[1:], None], strict=True), strict=True))

        def page(cursor):
            if cursor not in content:
                fail(
                    Verdict.WRONG_RESULT,
                    f"`fetch_page({cursor!r})` was called: no page here has that cursor.",
                )
            if cursor in fetched:  # it may well go on like that for ever
                fail(
                    Verdict.WRONG_RESULT,
                    f"`fetch_page({cursor!r})` was called a second time; every page is fetched once.",
                    advice="The new cursor of each page leads to the next one. If it is None, that was the last page.",
                )
            fetched.append(cursor)
            rows, following = content[cursor]
            return list(rows), following  # whoever gets a page may take it apart

        options.setdefault("latency", 1)
        fetch_page = service("fetch_page", result=page, **options)
        fetch_page.cursors = cursors
        return fetch_page

    return make


async def rows_of(loop):
    return [row async for row in loop]


async def test_the_rows_of_one_page_come_one_by_one(kata, catalogue, words):
    assert await rows_of(kata.all_rows(catalogue(words))) == words


async def test_the_rows_of_all_pages_come_in_order(kata, catalogue, words):
    fetch_page = catalogue(words[:3], words[3:5], [None, words[1], *words[5:]])
    rows = await rows_of(kata.all_rows(fetch_page))
    assert rows == [*words[:5], None, words[1], words[5]], "every row of every page, also None or one seen before"


async def test_every_page_is_fetched_once_and_nothing_after_the_last(kata, catalogue, words):
    fetch_page = catalogue(words[:3], words[3:5], words[5:])
    await rows_of(kata.all_rows(fetch_page))
    fetch_page.assert_called_with(fetch_page.cursors)


async def test_a_page_is_fetched_when_the_loop_asks_for_its_first_row(kata, catalogue, words):
    fetch_page = catalogue(words[:4], words[4:5], words[5:6], latency=2)
    async for _ in kata.all_rows(fetch_page):
        await asyncio.sleep(5)
    if fetch_page.starts != [0, 22, 29]:
        fail(
            Verdict.WRONG_TIMING,
            "the loop worked 5 s on each row, of pages with 4, 1 and 1 rows. `fetch_page` takes 2 s, and was called at"
            f" {', '.join(f'{start:g}' for start in fetch_page.starts)} s, expected 0, 22, 29 s.",
            advice="Yield all the rows of one page before you fetch the next.",
        )


async def test_a_loop_that_stops_early_fetches_no_more(kata, catalogue, words):
    fetch_page = catalogue(words[:2], words[2:4], words[4:])
    got = []
    async for row in kata.all_rows(fetch_page):
        got.append(row)
        if len(got) == 4:
            break
    await asyncio.sleep(10)
    assert got == words[:4]
    if len(fetch_page.calls) != 2:
        fail(
            Verdict.WRONG_RESULT,
            f"the loop stopped after 4 rows, which are 2 pages; `fetch_page` ran {len(fetch_page.calls)} times.",
            advice="Fetch the next page only after the loop has come back for more than the last row of this page.",
        )


async def test_nothing_is_fetched_before_the_loop_asks_for_the_first_row(kata, catalogue, words):
    fetch_page = catalogue(words)
    rows = kata.all_rows(fetch_page)
    await asyncio.sleep(10)
    assert len(fetch_page.calls) == 0, "calls of `fetch_page` before anybody asked for a row"
    assert await rows_of(rows) == words


async def test_empty_pages_do_not_end_the_loop(kata, catalogue, words):
    assert await rows_of(kata.all_rows(catalogue([]))) == []
    fetch_page = catalogue([], words[:1], [], [], words[1:], [])
    rows = await rows_of(kata.all_rows(fetch_page))
    assert rows == words, "a page may be empty and have a page after it: only the cursor None means the end"


async def test_a_cursor_may_be_0_or_an_empty_string(kata, catalogue, words):
    fetch_page = catalogue(words[:1], words[1:2], words[2:], cursors=[0, ""])
    rows = await rows_of(kata.all_rows(fetch_page))
    assert rows == words, "0 and '' are cursors like any other: only None means the end"


async def test_an_error_comes_after_all_the_rows_before_it(kata, catalogue, words):
    error = ConnectionError("the library is closed")
    fetch_page = catalogue(words[:2], words[2:], error=[None, error, None])
    got, came_out = [], None
    try:
        async for row in kata.all_rows(fetch_page):
            got.append(row)
    except ConnectionError as raised:
        came_out = raised
    assert len(fetch_page.calls) == 2, "calls of `fetch_page`, of which the second fails: nothing is fetched again"
    if came_out is None:
        fail(
            Verdict.LOST_ERROR,
            f"the second call of `fetch_page` failed, and the loop ended after {len(got)} rows as if all were well.",
            advice="Let the error through: who reads the catalogue must know that there is more of it.",
        )
    assert came_out is error, "the error comes out of the loop as `fetch_page` raised it"
    assert got == words[:2], "the rows of the pages before the error are given first"
    try:
        rows = await rows_of(kata.all_rows(catalogue(words, error=error)))
    except ConnectionError as raised:
        came_out = raised
    else:
        fail(
            Verdict.LOST_ERROR,
            f"the first call of `fetch_page` failed, and the loop ended after {len(rows)} rows as if all were well.",
            advice="Let the error through: who reads the catalogue must know that there is more of it.",
        )
    assert came_out is error, "the error of the first page comes out of the loop as `fetch_page` raised it"


async def test_two_loops_do_not_disturb_each_other(kata, catalogue, words):
    one = kata.all_rows(catalogue(words[:2], words[2:]))
    two = kata.all_rows(catalogue(words[3:], words[:3]))
    first, second = [], []
    for _ in words:
        first.append(await anext(one, "the end"))
        second.append(await anext(two, "the end"))
    assert (first, second) == (words, words[3:] + words[:3]), "every loop gets the rows of its own catalogue"


async def test_a_loop_can_be_cancelled_while_it_waits_for_a_page(kata, catalogue, words):
    catalogues = []

    def attempt():
        catalogues.append(catalogue(words[:2], words[2:]))
        return rows_of(kata.all_rows(catalogues[-1]))

    await cancel_at_every_await(attempt, lambda: catalogues[-1].assert_nothing_in_flight())


async def test_there_may_be_thousands_of_pages(kata):
    async def fetch_page(cursor):
        page = cursor or 0
        return ([], page + 1) if page < 2000 else (["Walden"], None)

    assert await rows_of(kata.all_rows(fetch_page)) == ["Walden"]
