"""Suite: fair_share."""

import asyncio
import math
import threading

import pytest
from grader import Verdict, cancel_and_wait, fail

ADVICE = (
    "Count the moves, and `await asyncio.sleep(0)` after every 100 of them. Everything counts that happens"
    " between two such awaits, also what other tasks of yours do."
)


class Rating:
    """The function `rate`: looks a move's rating up, and sees how the others get on meanwhile."""

    def __init__(self, ratings):
        self._ratings = ratings
        self._thread = threading.current_thread()
        self.rated = []
        self.found = 0  # moves that `find` gave out

    def __call__(self, move):
        if threading.current_thread() is not self._thread:
            fail(
                Verdict.FORBIDDEN,
                "`rate` was called in another thread than the event loop's, and its table is not made for that.",
                advice="Stay on the loop, and give way now and then with `await asyncio.sleep(0)`.",
            )
        self.rated.append(move)
        return self._ratings[move]

    def find(self, moves):
        """A generator of these moves."""
        for move in moves:
            self.found += 1
            yield move

    @property
    def work(self):
        return max(len(self.rated), self.found)


@pytest.fixture
def ratings(rng):
    """A rating for each of 1,050 moves, all different."""
    return dict(zip(range(1050), rng.sample(range(-5000, 5000), 1050), strict=True))


@pytest.fixture
def rate(ratings):
    return Rating(ratings)


async def beside_others(coroutine, rate, advice=ADVICE):
    """The coroutine's result; meanwhile another task is ready to run all the time."""
    __tracebackhide__ = True
    most = 0

    async def play():
        nonlocal most
        before = 0
        for _ in range(3000):
            most = max(most, rate.work - before)
            before = rate.work
            await asyncio.sleep(0)

    playing = asyncio.create_task(play())
    try:
        result = await coroutine
        await asyncio.sleep(0)
    finally:
        playing.cancel()
    if most > 100:
        fail(
            Verdict.BLOCKED_LOOP,
            f"{most} moves were taken or rated in one go, while another task was ready to run and had to wait;"
            " the limit is 100.",
            advice=advice,
        )
    return result


async def test_the_best_of_three_moves_is_found(kata, rng):
    ratings = dict(zip(["e4", "d4", "c4"], rng.sample([0.25, 0.5, 1.75, -3], 3), strict=True))
    assert await kata.best_move(Rating(ratings), ["e4", "d4", "c4"]) == max(ratings, key=ratings.get)


async def test_without_moves_there_is_no_best_one(kata, rate):
    assert await kata.best_move(rate, []) is None, "without moves, the result is None"


async def test_each_move_is_rated_once_and_in_order(kata, rate):
    await kata.best_move(rate, list(range(12)))
    assert rate.rated == list(range(12)), "`rate` is called once for each move, in the order of the moves"


async def test_of_equal_ratings_the_first_move_wins(kata):
    ratings = {"a": -7, "b": 0, "c": 0, "d": -5, "e": 0}
    assert await kata.best_move(Rating(ratings), list(ratings)) == "b", (
        f"the moves had these ratings: {ratings}. Try: Compare ratings only, and let a later move win only if it is"
        " better. 0 is a rating, too."
    )
    best = await kata.best_move(lambda move: 1 if move % 100 == 42 else 0, list(range(350)))
    assert best == 42, (
        "of the moves 0 to 349, the moves 42, 142, 242 and 342 had the rating 1, and all others 0. Try: Compare the"
        " best of each part with the best so far as well: a later one wins only if it is better."
    )
    best = await kata.best_move(lambda move: -math.inf, ["a", "b"])
    assert best == "a", (
        "two moves had the rating -math.inf: all is lost, but one must be made. Try: Begin without any rating, such as"
        " None, and let the first move win: no number is below all ratings."
    )


async def test_moves_cannot_be_compared_or_hashed(kata):
    moves = [["e2", "e4"], {"from": "d2"}, ["g1", "f3"]]
    best = await kata.best_move(lambda move: len(move) - 5, list(moves))
    assert best == moves[0], f"the moves {moves} had the ratings -3, -4 and -3"


async def test_a_move_may_be_none_or_nothing(kata):
    for odd in (None, 0, "", []):
        best = await kata.best_move(lambda move, odd=odd: 2 if move == odd else 1, [odd, "e4", "d4"])
        assert best == odd, f"the moves {[odd, 'e4', 'd4']} had the ratings 2, 1 and 1"


async def test_giving_way_takes_no_time(kata, rate, ratings, clock):
    with clock.takes(0, "rating 1,050 moves", why="giving way is not waiting"):
        await kata.best_move(rate, list(ratings))


async def test_no_more_than_100_moves_are_rated_in_one_go(kata, rate, ratings):
    best = await beside_others(kata.best_move(rate, list(ratings)), rate)
    assert len(rate.rated) == 1050, "calls of `rate` for 1,050 moves"
    assert best == max(ratings, key=ratings.get)


async def test_moves_from_a_generator_are_found_in_no_larger_steps(kata, rate, ratings):
    advice = "Take the moves one by one, with `for`. list(moves), sorted(moves) and the like take all in one go."
    best = await beside_others(kata.best_move(rate, rate.find(ratings)), rate, advice)
    assert best == max(ratings, key=ratings.get)


async def test_two_games_take_turns(kata, ratings):
    order = []

    def rate_for(game):
        def rate(move):
            order.append(game)
            return ratings[move]

        return rate

    await asyncio.gather(*(kata.best_move(rate_for(game), list(range(500))) for game in "AB"))
    last_of_a, first_of_b = len(order) - 1 - order[::-1].index("A"), order.index("B")
    if first_of_b > 100 or last_of_a < 400:
        fail(
            Verdict.BLOCKED_LOOP,
            "two calls of best_move ran side by side, with 500 moves each, and did not take turns.",
            advice=ADVICE,
        )
    assert sorted(order) == ["A"] * 500 + ["B"] * 500


async def test_an_error_of_rate_comes_out(kata, rate):
    with pytest.raises(KeyError, match="castling"):
        await kata.best_move(rate, [*range(300), "castling", *range(300, 400)])
    assert len(rate.rated) == 301, "moves rated, although the move 301 raised an exception"


async def test_cancelled_it_rates_no_more(kata, rate, ratings):
    task = asyncio.create_task(kata.best_move(rate, list(ratings)))
    for _ in range(3):
        await asyncio.sleep(0)
    await cancel_and_wait(task)
    before = len(rate.rated)
    await asyncio.sleep(1)
    assert len(rate.rated) == before, "moves rated, although `best_move` had been cancelled before"
