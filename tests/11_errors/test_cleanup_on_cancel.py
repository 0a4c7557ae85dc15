"""Suite: cleanup_on_cancel."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, cancel_at_every_await, fail


class Farm:
    """A render farm, and what it has given out."""

    def __init__(self, service, number, **errors):
        self.acquire = service(
            "acquire",
            latency=1,
            result=lambda what: f"{what} {number}",
            error=lambda what: errors.get(what),
        )
        self.release = service("release", latency=1)
        self.draw = service("draw", latency=5, result=lambda scene: f"picture of the {scene}", error=errors.get("draw"))

    def assert_all_given_back(self, blame="acquire"):
        """blame: the line to show, that of the acquire; or "await" for that of the await where it was cancelled."""
        __tracebackhide__ = True
        acquired = [call.result for call in self.acquire.calls if call.outcome == "ok"]
        released = self.release.arguments
        for thing in acquired:
            if thing not in released:
                fail(
                    Verdict.LEAKED_RESOURCE,
                    f"`{thing}` was acquired and never released.",
                    where=self.acquire.call_for(thing.split()[0]).place if blame == "acquire" else None,
                    advice="Ask of each await after the one that acquired it: if that raises, which line comes next?"
                    if blame == "acquire"
                    else "CancelledError was raised at this line: which line of your code comes next?",
                )
        for call in self.release.calls:
            if call.outcome == "running":
                fail(
                    Verdict.LEAKED_TASK,
                    f"`render` had ended, and `{call.described}` was still running.",
                    where=call.place if blame == "acquire" else None,
                )
        assert released == acquired[::-1], "each thing is released once, the folder first and the licence after it"


@pytest.fixture
def new_farm(service, rng):
    """Make a farm; `draw=`, `licence=` and `folder=` are exceptions to raise there."""
    return lambda **errors: Farm(service, rng.randint(100, 999), **errors)


@pytest.fixture
def scene(rng):
    return rng.choice(["castle", "forest", "harbour", "desert"])


def render(kata, farm, scene):
    return kata.render(scene, farm.acquire, farm.release, farm.draw)


async def test_it_returns_the_picture(kata, new_farm, scene):
    assert await render(kata, new_farm(), scene) == f"picture of the {scene}"


async def test_it_gives_everything_back_after_a_success(kata, new_farm, scene, clock):
    farm = new_farm()
    await render(kata, farm, scene)
    farm.acquire.assert_called_with(["licence", "folder"])
    farm.draw.assert_called_with([scene])
    farm.assert_all_given_back()
    clock.assert_elapsed(
        9, "a picture", why="two acquires of 1 s, 5 s to draw, two releases of 1 s: one after the other"
    )


async def test_it_gives_everything_back_when_drawing_fails(kata, new_farm, scene):
    farm = new_farm(draw=(error := ValueError("no such scene")))
    with pytest.raises(ValueError, match="no such scene") as caught:
        await render(kata, farm, scene)
    assert caught.value is error, "the exception that comes out is the one that `draw` raised"
    farm.assert_all_given_back()


async def test_it_gives_the_licence_back_when_there_is_no_folder(kata, new_farm, scene):
    farm = new_farm(folder=OSError("disk full"))
    with pytest.raises(OSError, match="disk full"):
        await render(kata, farm, scene)
    farm.assert_all_given_back()
    farm.draw.assert_called(times=0)


async def test_without_a_licence_there_is_nothing_to_give_back(kata, new_farm, scene):
    farm = new_farm(licence=LookupError("all licences are taken"))
    with pytest.raises(LookupError, match="all licences are taken"):
        await render(kata, farm, scene)
    farm.acquire.assert_called(times=1)
    farm.assert_all_given_back()


async def test_cancelled_while_it_draws_it_gives_everything_back(kata, new_farm, scene, clock):
    farm = new_farm()
    task = asyncio.create_task(render(kata, farm, scene))
    await asyncio.sleep(4)
    await cancel_and_wait(task, within=10)
    farm.assert_all_given_back()
    clock.assert_elapsed(6, "a picture that was cancelled after 4 s", why="two releases of 1 s, one after the other")


async def test_cancelled_without_a_folder_it_gives_the_licence_back(kata, new_farm, scene):
    farm = new_farm()
    task = asyncio.create_task(render(kata, farm, scene))
    await asyncio.sleep(1.5)
    await cancel_and_wait(task, within=10)
    farm.assert_all_given_back()
    farm.draw.assert_called(times=0)


async def test_cancelled_at_any_await_it_gives_everything_back(kata, new_farm, scene):
    farm = None

    def attempt():
        nonlocal farm
        farm = new_farm()
        return render(kata, farm, scene)

    await cancel_at_every_await(attempt, lambda: farm.assert_all_given_back(blame="await"))


async def test_cancelled_while_it_cleans_up_it_gives_everything_back(kata, new_farm, scene):
    farm = new_farm()
    task = asyncio.create_task(render(kata, farm, scene))
    await asyncio.sleep(4)
    task.cancel()
    await asyncio.sleep(0.5)
    await cancel_and_wait(task, within=10)
    farm.assert_all_given_back()
    for thing, moment in (("folder", 7.5), ("licence", 8.5)):  # 2 s to acquire, 5 s to draw
        farm = new_farm(draw=(error := ValueError("no such scene")))
        task = asyncio.create_task(render(kata, farm, scene))
        await asyncio.sleep(moment)
        task.cancel()
        await asyncio.wait([task])
        farm.assert_all_given_back()
        if not task.cancelled():
            came_out = repr(task.exception()) if task.exception() else f"the result {task.result()!r}"
            fail(
                Verdict.SWALLOWED_CANCEL,
                f"`draw` raised {error!r}, and `render` was cancelled while it released the {thing} after that: "
                f"{came_out} came out, and not CancelledError.",
                advice="Whoever was cancelled ends as cancelled. A CancelledError that comes out of a `finally` "
                "replaces the first error, and Python keeps that in its __context__.",
            )


async def test_many_pictures_cancelled_at_any_time_give_everything_back(kata, new_farm, scene, rng):
    farms = [new_farm() for _ in range(24)]
    tasks = {asyncio.create_task(render(kata, farm, scene)): rng.randint(1, 35) / 4 for farm in farms}
    loop = asyncio.get_running_loop()
    for task, moment in tasks.items():
        loop.call_later(moment, task.cancel)
    await asyncio.wait(tasks)
    for farm in farms:
        farm.assert_all_given_back()


async def test_a_thing_may_be_the_number_0(kata, service, scene):
    for licence, folder in ((0, 7), (7, 0)):
        acquire = service("acquire", latency=1, result={"licence": licence, "folder": folder})
        release, draw = service("release", latency=1), service("draw", latency=5)
        await kata.render(scene, acquire, release, draw)
        if 0 not in release.arguments:
            fail(
                Verdict.LEAKED_RESOURCE,
                f"the licence was {licence} and the folder {folder}, and the number 0 was never released.",
                where=acquire.call_for("licence" if licence == 0 else "folder").place,
                advice="`if thing:` is false for 0. Ask whether something was acquired, and not whether it is true.",
            )
        assert release.arguments == [folder, licence], "what was released: the folder first and the licence after it"
