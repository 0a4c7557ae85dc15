"""Suite: sleepless."""

import asyncio
import sys
import threading
import traceback

import pytest
from grader import Verdict, cancel_and_wait, fail


class Display:
    """Notes what is shown, and when."""

    def __init__(self, clock):
        self._clock = clock
        self.shown = []

    def __call__(self, text):
        self.shown.append((self._clock.elapsed, text))

    @property
    def texts(self):
        return [text for _, text in self.shown]


class Tank:
    """Has water from the given question on."""

    def __init__(self, clock, refilled_after=0):
        self._clock = clock
        self._empty_answers = refilled_after
        self.asked_at = []

    def __call__(self):
        self.asked_at.append(self._clock.elapsed)
        return len(self.asked_at) > self._empty_answers


@pytest.fixture
def show(clock):
    return Display(clock)


@pytest.fixture
def has_water(clock):
    return Tank(clock)


@pytest.fixture
def seconds(rng):
    return rng.choice([3, 4, 5]) + 0.5


def check_texts(display, expected):
    __tracebackhide__ = True
    assert display.texts == expected, "the display showed the wrong texts, or in the wrong order"


def check(display, expected):
    """These texts were shown at these moments."""
    __tracebackhide__ = True
    check_texts(display, [text for _, text in expected])
    if display.shown != expected:
        is_late = next(shown[0] > due[0] for shown, due in zip(display.shown, expected, strict=True) if shown != due)
        fail(
            Verdict.WRONG_TIMING,
            f"the display showed {_listed(display.shown)}; expected {_listed(expected)}.",
            advice="A machine waits for its own steps only, never for another machine."
            if is_late
            else "Every step takes its full time. asyncio.sleep takes the same number of seconds as time.sleep.",
        )


def _listed(shown):
    return ", ".join(f"{text!r} at {moment:g} s" for moment, text in shown)


async def test_a_machine_heats_and_brews_until_the_coffee_is_ready(kata, has_water, show, seconds):
    await kata.make_coffee(has_water, show, seconds)
    check_texts(show, ["heating", "brewing", "ready"])


async def test_heating_and_brewing_take_their_full_time(kata, has_water, show, seconds, clock):
    await kata.make_coffee(has_water, show, seconds)
    check(show, [(0, "heating"), (2, "brewing"), (2 + seconds, "ready")])
    assert clock.elapsed == 2 + seconds
    await kata.make_coffee(has_water, show, 1)
    second = [(moment - 2 - seconds, text) for moment, text in show.shown[3:]]
    if second != [(0, "heating"), (2, "brewing"), (3, "ready")]:
        fail(
            Verdict.WRONG_TIMING,
            f"the same machine made a second coffee, with 1 s of brewing. From its beginning on, the display showed"
            f" {_listed(second)}; expected 'heating' at 0 s, 'brewing' at 2 s, 'ready' at 3 s.",
            advice="Each coffee takes all of its steps, whatever was made before.",
        )


async def test_without_water_it_asks_again_every_second(kata, show, clock):
    tank = Tank(clock, refilled_after=3)
    await kata.make_coffee(tank, show, 4)
    missing = [(0, "no water"), (1, "no water"), (2, "no water")]
    check(show, [*missing, (3, "heating"), (5, "brewing"), (9, "ready")])
    assert tank.asked_at == [0, 1, 2, 3], "`has_water` is asked once a second"


async def test_two_machines_work_at_the_same_time(kata, has_water, clock, seconds):
    first, second = Display(clock), Display(clock)
    await asyncio.gather(
        kata.make_coffee(has_water, first, seconds),
        kata.make_coffee(has_water, second, 4),
    )
    check(first, [(0, "heating"), (2, "brewing"), (2 + seconds, "ready")])
    check(second, [(0, "heating"), (2, "brewing"), (6, "ready")])


async def test_a_machine_without_water_does_not_stop_another(kata, has_water, clock):
    dry, other = Display(clock), Display(clock)
    await asyncio.gather(
        kata.make_coffee(Tank(clock, refilled_after=5), dry, 1),
        kata.make_coffee(has_water, other, 1),
    )
    check(other, [(0, "heating"), (2, "brewing"), (3, "ready")])


async def test_fifty_machines_take_as_long_as_one(kata, has_water, clock):
    displays = [Display(clock) for _ in range(50)]
    before, while_heating = threading.active_count(), []
    asyncio.get_running_loop().call_later(1, lambda: while_heating.append(threading.active_count()))
    await asyncio.gather(*(kata.make_coffee(has_water, display, 3.5) for display in displays))
    if clock.elapsed > 5.5:
        fail(
            Verdict.UNDERUSED,
            "50 machines began at the same moment, and some of them had to wait until others were ready.",
            advice="A pool of threads has few of them, and each one that sleeps is taken. asyncio.sleep needs none.",
        )
    if (more := max(while_heating, default=before) - before) > 0:
        fail(
            Verdict.FORBIDDEN,
            f"while 50 machines were heating, {more} more threads were running: they waited for the machines.",
            advice="asyncio.sleep waits without a thread, and whoever waits there can be cancelled.",
        )
    for display in displays:
        check(display, [(0, "heating"), (2, "brewing"), (5.5, "ready")])


async def test_brewing_may_take_no_time(kata, has_water, show):
    await kata.make_coffee(has_water, show, 0)
    check(show, [(0, "heating"), (2, "brewing"), (2, "ready")])


async def test_a_machine_may_be_without_water_for_minutes_and_brew_for_hours(kata, show, clock):
    # Little room for a call inside of a call: it stands for days without water. The grader puts it back.
    sys.setrecursionlimit(len(list(traceback.walk_stack(None))) + 150)
    with clock.takes(7382, "a coffee", why="three minutes without water, 2 s of heating, two hours of brewing"):
        await kata.make_coffee(Tank(clock, refilled_after=180), show, 7200)


@pytest.mark.parametrize(
    ("moment", "during"),
    [(1.5, "while there is no water"), (3, "while it heats"), (5, "while it brews")],
    ids=["while there is no water", "while it heats", "while it brews"],
)
async def test_it_can_be_cancelled(kata, show, clock, moment, during):
    task = asyncio.create_task(kata.make_coffee(Tank(clock, refilled_after=2), show, 8))
    await asyncio.sleep(moment)
    before = list(show.texts)
    await cancel_and_wait(task)
    await asyncio.sleep(20)
    assert show.texts == before, f"the machine was cancelled {during}; after that it shows nothing more"
