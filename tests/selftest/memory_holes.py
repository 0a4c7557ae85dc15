"""A pytest plugin for `tox -e steady`: random holes in memory before each test.

Where objects lie decides the order of sets of them. In one quiet process that order hardly
changes; with holes it does, so an answer whose verdict hangs on it is found in a few rounds.
"""

from __future__ import annotations

import random

import pytest

_kept: list[object] = []


class _Something:
    pass


def _punch_holes(chance: random.Random) -> None:
    _kept.clear()
    made: list[object] = [bytes(size) for size in range(1, 480, 16) for _ in range(chance.randrange(60))]
    made += [_Something() for _ in range(chance.randrange(80))]
    made += [[] for _ in range(chance.randrange(80))]
    chance.shuffle(made)
    _kept.extend(made[: len(made) // 2])


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Before the answer is loaded."""
    _punch_holes(random.SystemRandom())
