"""Suite: task_group."""

import asyncio
import contextlib

import pytest
from grader import Verdict, cancel_and_wait, fail

TREE = {"shop": {"web": {"css": {}, "js": {}}, "db": {}}}


class BuildError(Exception):
    """What a part raises that cannot be built."""


def made_of(name, results):
    return f"{name}({', '.join(map(str, results))})"


@pytest.fixture
def error(rng):
    return BuildError(rng.choice(["missing file", "bad syntax", "disk full", "no licence"]))


def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        return [leaf for member in error.exceptions for leaf in leaves(member)]
    return [error]


async def assert_raises(coroutine, *errors):
    """An ExceptionGroup with exactly these errors, in whatever order and depth, must come out."""
    __tracebackhide__ = True
    try:
        await coroutine
    except BuildError as raised:
        fail(
            Verdict.WRONG_RESULT,
            f"{raised!r} came out by itself, expected an ExceptionGroup that holds all errors.",
            advice="A TaskGroup collects the errors of its tasks in an ExceptionGroup.",
        )
    except BaseExceptionGroup as group:
        raised = leaves(group)
    else:
        fail(Verdict.LOST_ERROR, f"`build` raised {errors[0]!r}, and `build_all` returned as if all were well.")
    if any(isinstance(other, asyncio.CancelledError) for other in raised):
        fail(Verdict.WRONG_RESULT, "the group holds a CancelledError: that a call was cancelled is no error.")
    for error in errors:
        if error not in raised:
            fail(
                Verdict.LOST_ERROR,
                f"`build` raised {len(errors)} errors, and {error!r} is not among those that came out: {raised!r}.",
                advice="Each task that was cancelled may end with an error too: look at all of them, not at one.",
            )
        if (times := raised.count(error)) > 1:
            fail(
                Verdict.WRONG_RESULT,
                f"`build` raised {error!r} once, and the ExceptionGroup that came out holds it {times} times.",
                advice="A task that awaits another one raises the error of that one again. Who should report it?",
            )
    if others := [other for other in raised if other not in errors]:
        raise others[0]


async def test_one_part_that_needs_nothing_is_built(kata, service):
    build = service("build", latency=1, result=made_of)
    assert await kata.build_all(build, {"css": {}}, {}) == ["css()"]
    build.assert_called(times=1)


async def test_a_part_gets_the_results_of_what_it_is_built_from(kata, service, rng):
    names = rng.sample(["css", "js", "fonts", "icons"], 3)
    build = service(
        "build",
        latency=dict(zip(names, [3, 1, 2], strict=True)),
        result=lambda name, results: None if name == names[1] else made_of(name, results),
    )
    results = await kata.build_all(build, {"web": {name: {} for name in names}, "db": {"tables": {}}}, {})
    assert results == [f"web({names[0]}(), None, {names[2]}())", "db(tables())"], (
        f'"web" is built from {", ".join(names)}, in this order, and the result of "{names[1]}" is None'
    )
    build.assert_called(times=6)
    kinds = {type(request.args[1]).__name__ for request in build.requests}
    assert kinds == {"list"}, "the types of `results`, the second argument of `build`"


async def test_an_empty_tree_gives_an_empty_list(kata, service, clock):
    build, finished = service("build"), {}
    with clock.takes(0, "an empty tree"):
        assert await kata.build_all(build, {}, finished) == []
    build.assert_called(times=0)
    assert finished == {}, "nothing was built"


async def test_a_hundred_parts_are_built_at_the_same_time(kata, service, clock):
    build = service("build", latency=2, result=made_of)
    with clock.takes(2, "100 parts of 2 s", why="none needs another one"):
        results = await kata.build_all(build, {f"part {number}": {} for number in range(100)}, {})
        build.assert_all_at_once()
    assert results == [f"part {number}()" for number in range(100)]


async def test_each_part_starts_as_soon_as_what_it_needs_is_there(kata, service):
    latency = {"css": 1, "js": 2, "web": 4, "db": 3, "shop": 1}
    build = service("build", latency=latency, result=made_of)
    await kata.build_all(build, TREE, {})
    starts = {call.first: call.started for call in build.calls}
    for name, expected, needs in (("db", 0, "nothing"), ("web", 2, "css and js"), ("shop", 6, "web and db")):
        if starts[name] != expected:
            fail(
                Verdict.WRONG_TIMING,
                f'"{name}" needs {needs}, and was started at {starts[name]:g} s, expected {expected} s.',
                where=build.call_for(name).place,
            )


async def test_a_result_is_in_finished_as_soon_as_it_is_there(kata, service, clock):
    build = service("build", latency={"css": 1, "js": 2, "web": 4, "db": 3, "shop": 1}, result=made_of)
    finished = {}
    task = asyncio.create_task(kata.build_all(build, TREE, finished))
    for now, expected in ((1.5, {"css"}), (2.5, {"css", "js"}), (5, {"css", "js", "db"})):
        await asyncio.sleep(now - clock.elapsed)
        seen = set(finished)
        if seen != expected:
            await task
            assert seen == expected, f"the names in `finished` after {now} s are wrong"
    await task
    assert finished == {
        "css": "css()",
        "js": "js()",
        "db": "db()",
        "web": "web(css(), js())",
        "shop": "shop(web(css(), js()), db())",
    }


async def test_a_failure_cancels_the_neighbours_and_waits_for_their_cleanup(kata, service, error, clock):
    quick = service("build", latency={"css": 5, "js": 1}, error={"js": error}, cleanup=0.5)
    slow = service("build", latency=3, cleanup=1)

    def build(name, results):
        return (slow if name == "db" else quick)(name, results)

    with contextlib.suppress(BuildError, BaseExceptionGroup):
        await kata.build_all(build, {"css": {}, "js": {}, "db": {}}, {})
    quick.assert_cancelled("css")
    slow.assert_cancelled("db")
    clock.assert_elapsed(2, "a failure after 1 s", why="1 s, and two cleanups of 0.5 and 1 s at the same time")


async def test_an_error_deep_in_the_tree_comes_out_once_in_an_exception_group(kata, service, error):
    tree = {}
    for level in range(20):
        tree = {f"level {level}": tree}
    build = service("build", latency=1, error={"level 0": error})
    await assert_raises(kata.build_all(build, tree, {}), error)
    build.assert_called(times=1)


async def test_a_failure_stops_the_whole_tree_and_keeps_what_is_finished(kata, service, error, clock):
    build = service(
        "build", latency={"css": 1, "js": 2, "tables": 0.5, "db": 5}, error={"js": error}, result=lambda name, _: name
    )
    finished = {}
    with clock.takes(2, "a tree with a failure after 2 s"):
        await assert_raises(
            kata.build_all(build, {"shop": {"web": {"css": {}, "js": {}}, "db": {"tables": {}}}}, finished), error
        )
    build.assert_cancelled("db")
    assert sorted(build.arguments) == ["css", "db", "js", "tables"], (
        "the parts that were started; what needs a part that failed is never started"
    )
    assert finished == {"tables": "tables", "css": "css"}, "`finished` keeps what was finished before the failure"


async def test_errors_at_the_same_moment_all_come_out(kata, service):
    errors = {"css": BuildError("bad style"), "js": BuildError("bad script"), "db": BuildError("bad table")}
    build = service("build", latency=2, error=errors)
    await assert_raises(kata.build_all(build, {"shop": {name: {} for name in errors}}, {}), *errors.values())
    branches = {"shop": {"web": {"css": {}, "js": {}}, "tools": {"db": {}}}}
    build = service("build", latency=2, error=errors)
    await assert_raises(kata.build_all(build, branches, {}), *errors.values())


async def test_when_it_is_cancelled_it_cancels_every_call(kata, service, clock):
    latency = {"css": 1, "js": 5, "db": 9}
    quick, slow = service("build", latency=latency, cleanup=0.5), service("build", latency=latency, cleanup=1)

    def build(name, results):
        return (slow if name == "db" else quick)(name, results)

    task = asyncio.create_task(kata.build_all(build, {"web": {"css": {}, "js": {}}, "db": {}}, {}))
    await asyncio.sleep(2)
    await cancel_and_wait(task, within=2)
    quick.assert_cancelled("js")
    slow.assert_cancelled("db")
    quick.assert_called(times=2)
    if clock.elapsed < 3:
        fail(
            Verdict.WRONG_TIMING,
            f'it was cancelled after 2 s, the cleanup of "db" takes 1 s, and all was over after {clock.elapsed:g} s.',
            advice="Cancel each task once: a second cancel() interrupts its cleanup. A gather that is cancelled has"
            " cancelled its tasks already; what is left to do is to wait for all of them.",
            expected_at=[3],
        )


async def test_errors_during_a_cleanup_come_out_too(kata, service, error):
    in_cleanup = {"css": BuildError("could not delete what was half finished"), "db": BuildError("could not unlock")}
    compile_ = service("compile", latency={"js": 1, "css": 9, "db": 9}, error={"js": error})

    async def build(name, results):
        try:
            return await compile_(name)
        except asyncio.CancelledError:
            await asyncio.sleep(0.5)
            raise in_cleanup[name] from None

    await assert_raises(kata.build_all(build, TREE, {}), error, *in_cleanup.values())
    # "js" fails, and while "css" cleans up after that, "db" may fail too, in another branch of the tree.
    errors, raised = {"js": error, "db": BuildError("no server")}, []
    build = service("build", latency={"css": 5, "js": 1, "db": 1.25}, error=errors, cleanup=0.5)
    try:
        await kata.build_all(build, {"web": {"css": {}, "js": {}}, "db": {}}, {})
    except* BuildError as group:
        raised = leaves(group)
    build.assert_cancelled("css")
    if error not in raised:
        fail(
            Verdict.LOST_ERROR,
            f'"js" raised {error!r}; then "db" failed too, while the cleanup of "css" was going on, and the first error'
            f" is not among those that came out: {raised!r}.",
            advice="What waits for a cleanup may itself be cancelled: keep the errors that you know, and wait on.",
        )
