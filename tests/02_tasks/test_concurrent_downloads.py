"""Suite: concurrent_downloads."""

import pytest
from grader import Verdict, fail


@pytest.fixture
def names(rng):
    return [f"{word}.png" for word in rng.sample(["front", "back", "inlay", "disc", "poster"], 3)]


@pytest.fixture
def download(service):
    return service("download", latency=2, result=lambda name: f"picture of {name}")


def assert_all_ran_at_once(download):
    __tracebackhide__ = True
    total = len(download.calls)
    if 1 < download.most_in_flight < total:
        fail(
            Verdict.UNDERUSED,
            f"at most {download.most_in_flight} of {total} downloads ran at once; all {total} should.",
            where=download.requests[0].place,
            advice="Start every download before you wait for any of them. This kata sets no limit.",
        )
    download.assert_all_at_once()


async def test_one_download_gives_one_result(kata, download):
    assert await kata.download_all(download, ["front.png"]) == ["picture of front.png"]


async def test_the_results_come_in_the_order_of_the_names(kata, service, names):
    latency = dict(zip(names, [3, 1, 2], strict=True))
    download = service("download", latency=latency, result=str.upper)
    assert await kata.download_all(download, list(names)) == [name.upper() for name in names]


async def test_all_downloads_run_at_the_same_time(kata, download, names):
    await kata.download_all(download, list(names))
    assert_all_ran_at_once(download)


async def test_three_downloads_take_as_long_as_one(kata, download, names, clock):
    with clock.takes(2, "3 downloads of 2 s", why="they should overlap"):
        await kata.download_all(download, list(names))


async def test_the_slowest_download_sets_the_time(kata, service, names, clock):
    results = [None, b"", ValueError("a note in place of a picture")]
    download = service("download", latency=[1, 5, 3], result=dict(zip(names, results, strict=True)))
    with clock.takes(5, "downloads of 1, 5 and 3 s"):
        try:
            pictures = await kata.download_all(download, list(names))
        except ValueError:
            fail(
                Verdict.WRONG_RESULT,
                "a download returned a ValueError object, which is its result; `download_all` raised it.",
                advice="Keep apart what a download returned and what it raised: the type does not tell.",
            )
    assert pictures == results, "the results of three downloads, whatever they are"


async def test_download_is_called_in_the_order_of_the_names(kata, download, names):
    await kata.download_all(download, list(names))
    # What counts is when `download` was called. In which order tasks take their first steps is open.
    called_with = [request.args[0] for request in download.requests]
    assert called_with == names, "`download` is called once for each name, in the order of the names"


async def test_the_list_of_names_stays_as_it_is(kata, download, names):
    mine = list(names)
    await kata.download_all(download, mine)
    assert mine == names, "the list `names` belongs to the caller and must stay as it is"


async def test_no_names_give_an_empty_list(kata, download):
    assert await kata.download_all(download, []) == []
    download.assert_called(times=0)


async def test_a_name_given_twice_is_downloaded_twice(kata, service):
    download = service("download", latency=2, result=["old", "new"])
    pictures = await kata.download_all(download, ["a.png", "a.png"])
    download.assert_called(times=2)
    # Two tasks may take their first steps in any order, so either download may get the old picture.
    if pictures not in (["old", "new"], ["new", "old"]):
        fail(
            Verdict.WRONG_RESULT,
            f"'a.png' was given twice, and its two downloads gave 'old' and 'new': got {pictures!r}.",
            advice="Keep the tasks in a list. In a dict, the second task of a name takes the place of the first.",
        )
    download = service("download", latency=2, result="a picture")
    pictures = await kata.download_all(download, ["a.png", "b.png", "a.png"])
    assert pictures == ["a picture"] * 3, "three downloads that give equal pictures"


async def test_a_second_album_is_downloaded_anew(kata, service):
    edition = "old"
    download = service("download", latency=1, result=lambda name: f"{edition} {name}")
    assert await kata.download_all(download, ["front.png", "back.png"]) == ["old front.png", "old back.png"]
    edition = "new"
    pictures = await kata.download_all(download, ["front.png", "disc.png"])
    assert pictures == ["new front.png", "new disc.png"], "a second call downloads its names again"


async def test_dozens_of_downloads_take_as_long_as_one(kata, download, clock):
    names = [f"{number}.png" for number in range(105)]
    with clock.takes(2, "105 downloads of 2 s"):
        pictures = await kata.download_all(download, list(names))
        assert_all_ran_at_once(download)
    assert pictures == [f"picture of {name}" for name in names]


async def test_a_download_may_take_hours(kata, service, names, clock):
    hours = 12 * 3600
    download = service("download", latency=dict(zip(names, [1, hours, 3], strict=True)), result=str.upper)
    with clock.takes(hours, "downloads of 1 s, 12 hours and 3 s", why="nothing limits the time of a download"):
        try:
            pictures = await kata.download_all(download, list(names))
        except TimeoutError:
            fail(
                Verdict.WRONG_RESULT,
                f"a download of 12 hours was given up after {clock.elapsed:g} s.",
                advice="Wait without a time limit: the contract names none.",
            )
    assert pictures == [name.upper() for name in names]
