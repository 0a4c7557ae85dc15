"""A class with __await__ does the fetching; greeting awaits an object of it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Guest:
    fetch: Any

    def __await__(self):
        name = yield from self.fetch().__await__()
        return name


async def greeting(fetch_name):
    match await Guest(fetch_name):
        case str(name):
            return f"Hello, {name}!"
        case other:
            raise TypeError(other)
