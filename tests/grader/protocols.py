"""Classes of the learner's that `async with` or `async for` cannot use: which one, and what to write."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from types import ModuleType

from grader.answers import AnswerFile
from grader.texts import plain_str
from grader.verdicts import Finding, Place, Verdict

# What Python says, with the name of the class or of the method that is to blame.
NO_CONTEXT = re.compile(r"'(?:[\w.<>]*\.)?(\w+)' object does not support the asynchronous context manager protocol")
NO_ITERATOR = re.compile(
    r"requires an object with __aiter__ method, got (\w+)|does not implement __anext__: (\w+)"
    r"|'(\w+)' object is not an async itera"
)
WRONG_METHOD = re.compile(
    r"received an (?:invalid )?object from (__\w+__)|(aiter)\(\) returned not an async iterator"
    r"|\.__aiter__\(\) must return an async iterator"
)

WRITE_CONTEXT = "Define `async def __aenter__` and `async def __aexit__` in the class."
WRITE_ITERATOR = "Write `def __aiter__` without `async`; it returns an object with `async def __anext__`."


def unusable_class(exc: BaseException | None, answer: AnswerFile, module: ModuleType | None) -> Finding | None:
    """BROKEN if `exc` says that a class of this module lacks a method, or has one of the wrong kind."""
    if not isinstance(exc, TypeError) or module is None:
        return None
    text = plain_str(exc)
    classes = {
        name: value
        for name, value in vars(module).items()
        if isinstance(value, type) and value.__module__ == module.__name__
    }
    if match := WRONG_METHOD.search(text):
        for finding in _wrong_methods(match.group(1) or "__aiter__", classes, answer):
            return finding
    for pattern, statement, advice in (
        (NO_CONTEXT, "async with", WRITE_CONTEXT),
        (NO_ITERATOR, "async for", WRITE_ITERATOR),
    ):
        match = pattern.search(text)
        name = next(filter(None, match.groups()), "") if match else ""
        if name in classes:
            what = f"`{name}` cannot be used with `{statement}`."
            return Finding(Verdict.BROKEN, what, answer.place_of(name), advice)
    return None


def _wrong_methods(method: str, classes: dict[str, type], answer: AnswerFile) -> Iterator[Finding]:
    for name, value in classes.items():
        function = vars(value).get(method)
        if not inspect.isfunction(function):
            continue
        where = Place(answer.learner.path, function.__code__.co_firstlineno, method)
        if method == "__aiter__" and inspect.iscoroutinefunction(function):
            what = f"`{name}.__aiter__` is a coroutine function, so `{name}` cannot be used with `async for`."
            yield Finding(Verdict.BROKEN, what, where, WRITE_ITERATOR)
        elif method != "__aiter__" and inspect.isasyncgenfunction(function):
            what = f"`{name}.{method}` contains `yield`, so it is an asynchronous generator and cannot be awaited."
            yield Finding(Verdict.BROKEN, what, where, "Return the result instead of yielding it.")
        elif method != "__aiter__" and not inspect.iscoroutinefunction(function):
            what = f"`{name}.{method}` is a plain function, and must be a coroutine function."
            yield Finding(Verdict.BROKEN, what, where, f"Write `async def {method}(...)`.")
