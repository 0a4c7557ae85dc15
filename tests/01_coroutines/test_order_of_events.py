"""Suite: order_of_events."""

import asyncio

import pytest
from grader import Verdict, fail

DISHES = ["soup", "rice", "fish", "peas", "cake", "tea", "bread", "salad"]


class Kitchen:
    """Its log is the order of events.

    steps: by dish, how many it needs.
    oven: by dish, how many seconds each of its preparations stays there, in order.
    """

    def __init__(self, steps):
        self.steps = steps
        self.oven = {}
        self.log = []
        self.ordered = []
        self.tasks = []

    def prepare(self, dish):
        stays = self.oven.get(dish, [])[self.ordered.count(dish) :]
        self.ordered.append(dish)
        return _named("prepare", self._prepare(dish, stays[0] if stays else None))

    def say(self, text):
        return _named("say", self._say(text))

    async def _prepare(self, dish, stays):
        self.tasks.append(asyncio.current_task())
        for number in range(1, self.steps[dish] + 1):
            if number > 1:
                await asyncio.sleep(0)
            self.log.append(f"{dish} step {number}")
        if stays is not None:
            await asyncio.sleep(stays)

    async def _say(self, text):
        self.log.append(text)

    def expected(self, dishes, tastings):
        """The log of a cook who keeps to the contract."""
        log = ["all ordered"]
        for number in range(1, max([tastings, *(self.steps[dish] for dish in dishes)]) + 1):
            log += [f"{dish} step {number}" for dish in dishes if number <= self.steps[dish]]
            if number <= tastings:
                log.append(f"tasting {number}")
        return [*log, "served"]

    def check_log(self, dishes, tastings):
        log, expected = self.log, self.expected(dishes, tastings)
        if log == expected:
            return
        pairs = list(zip(log, expected, strict=False))
        same = next((index for index, (got, wanted) in enumerate(pairs) if got != wanted), len(pairs))
        got = log[same] if same < len(log) else None
        wanted = expected[same] if same < len(expected) else None
        before = f"after {log[same - 1]!r} the log " if same else "the log "
        if got is None:
            goes_on = "ends" if same else "is empty"
        else:
            goes_on = f"{'goes on' if same else 'begins'} with {got!r}"
        fail(
            Verdict.WRONG_RESULT,
            f"{before}{goes_on}, expected {'its end' if wanted is None else repr(wanted)}.",
            advice=_advice(got, wanted),
        )


def _advice(got, wanted):
    got_step, wanted_step = (line is not None and " step " in line for line in (got, wanted))
    if wanted_step and got is not None and not got_step:
        return "The cook spoke too early: before this line the dishes must have their turn."
    if got_step and wanted is not None and not wanted_step:
        return "The dishes had a turn too early: where did the cook give way, or wait, before this line?"
    if got_step and wanted_step:
        return "The dishes take turns, in the order in which they were ordered: nobody has two steps in one round."
    return ""


def _named(name, coroutine):
    coroutine.__qualname__ = name
    return coroutine


@pytest.fixture
def dishes(rng):
    return rng.sample(DISHES, 3)


@pytest.fixture
def kitchen(rng):
    return Kitchen({dish: rng.randrange(3, 9) for dish in DISHES})


@pytest.fixture
def cook(kata, kitchen, clock):
    """Lets the answer cook, and checks the log and that no time passed."""

    async def run(dishes, tastings, takes=0.0):
        kitchen.log.clear()
        why = "nobody in this kitchen looks at the clock" if not takes else "that long a dish is in the oven"
        with clock.takes(takes, "the cooking", why=why):
            await kata.cook(given := list(dishes), tastings, kitchen.prepare, kitchen.say)
        kitchen.check_log(dishes, tastings)
        assert given == list(dishes), "the caller's list `dishes`, after the cooking"

    return run


async def test_one_dish_is_ordered_prepared_and_served(cook, dishes):
    await cook(dishes[:1], 0)
    await cook(dishes[1:2], 0)  # a second guest, with another dish


async def test_several_dishes_take_turns(cook, dishes):
    await cook(dishes, 0)


async def test_all_dishes_are_ordered_before_the_cook_says_so(kata, kitchen, dishes):
    ordered = {}

    async def say(text):
        ordered[text] = list(kitchen.ordered)

    await kata.cook(list(dishes), 0, kitchen.prepare, say)
    assert ordered.get("all ordered") == dishes, "the dishes for which `prepare` had been called at 'all ordered'"


@pytest.mark.parametrize("tastings", [1, 2])
async def test_a_tasting_comes_after_one_step_of_each_dish(cook, dishes, tastings):
    await cook(dishes, tastings)


async def test_a_dish_that_is_ready_early_does_not_change_the_turns(cook, kitchen, dishes):
    kitchen.steps[dishes[0]] = 10
    kitchen.steps[dishes[1]] = 1
    await cook(dishes, 5)


async def test_there_may_be_more_tastings_than_steps(cook, dishes, rng):
    await cook(dishes, rng.randrange(20, 40))


async def test_each_dish_is_prepared_in_a_task_of_its_own(cook, kitchen, dishes):
    await cook(dishes, 1)
    tasks = {*kitchen.tasks, asyncio.current_task()}
    assert len(tasks) == 4, "tasks that took part (one for each of 3 dishes, and the cook's own)"


async def test_without_dishes_the_cook_still_talks(cook):
    await cook([], 2)


async def test_a_dish_given_twice_is_prepared_twice(cook, dishes):
    await cook([dishes[0], dishes[1], dishes[0]], 1)


async def test_dozens_of_dishes_and_a_dish_of_more_than_a_hundred_steps(cook, kitchen, rng):
    kitchen.steps = {f"dish {number}": rng.randrange(1, 5) for number in range(60)}
    kitchen.steps["feast"] = 120
    await cook([*kitchen.steps], 3)


async def test_a_dish_in_the_oven_is_waited_for(cook, kitchen, dishes):
    hours = 9 * 3600
    kitchen.oven = {dishes[0]: [hours], dishes[2]: [600]}
    await cook(dishes, 2, takes=hours)


async def test_of_two_equal_dishes_the_one_that_takes_longer_is_waited_for(cook, kitchen, dishes):
    kitchen.oven = {dishes[0]: [900, 300]}
    await cook([dishes[0], dishes[1], dishes[0]], 1, takes=900)
