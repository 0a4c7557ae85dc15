"""Suite: concurrent_downloads."""

import pytest


@pytest.fixture
def names(rng):
    return [f"{word}.png" for word in rng.sample(["front", "back", "inlay", "disc", "poster"], 3)]


@pytest.fixture
def download(service):
    return service("download", latency=2, result=lambda name: f"picture of {name}")


async def test_one_download_gives_one_result(kata, download):
    assert await kata.download_all(download, ["front.png"]) == ["picture of front.png"]


async def test_the_results_come_in_the_order_of_the_names(kata, service, names):
    latency = dict(zip(names, [3, 1, 2], strict=True))
    download = service("download", latency=latency, result=str.upper)
    assert await kata.download_all(download, names) == [name.upper() for name in names]


async def test_all_downloads_run_at_the_same_time(kata, download, names):
    await kata.download_all(download, names)
    download.assert_all_at_once()


async def test_three_downloads_take_as_long_as_one(kata, download, names, clock):
    with clock.takes(2, "3 downloads of 2 s", why="they should overlap"):
        await kata.download_all(download, names)


async def test_the_slowest_download_sets_the_time(kata, service, names, clock):
    download = service("download", latency=[1, 5, 3])
    with clock.takes(5, "downloads of 1, 5 and 3 s"):
        await kata.download_all(download, names)


async def test_downloads_start_in_the_order_of_the_names(kata, download, names):
    await kata.download_all(download, names)
    download.assert_called_with(names)


async def test_no_names_give_an_empty_list(kata, download):
    assert await kata.download_all(download, []) == []
    download.assert_called(times=0)


async def test_a_name_given_twice_is_downloaded_twice(kata, download):
    assert await kata.download_all(download, ["a.png", "a.png"]) == ["picture of a.png"] * 2
    download.assert_called(times=2)


async def test_hundreds_of_downloads_take_as_long_as_one(kata, download, clock):
    names = [f"{number}.png" for number in range(200)]
    with clock.takes(2, "200 downloads of 2 s"):
        pictures = await kata.download_all(download, names)
    assert pictures == [f"picture of {name}" for name in names]
