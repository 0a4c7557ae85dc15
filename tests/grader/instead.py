"""What an answer gets in a graded run in place of some functions of the standard library.

They read or set attributes by name, copy whole objects, or change what they are given, without the
guard seeing it. What stands here does the same for all that the answer may do itself.
"""

from __future__ import annotations

import _string
import asyncio
import copy
import dataclasses
import enum
import functools
import logging
import os
import signal
import string
import types
from abc import ABCMeta
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.guard import Guard

SIGNALS = {
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2") if hasattr(signal, name)
}
FACTORIES = (None, getattr(asyncio, "eager_task_factory", None))
LYING = {"__eq__", "__ne__", "__class__", "__getattribute__"}
# Attributes that are looked up here.
NAMES = {
    *("update_wrapper", "wraps", "total_ordering", "dataclass", "coroutine", "deepcopy", "open"),
    *("format", "format_map", "register", "add_signal_handler", "set_task_factory"),
}


class Instead:
    """For one guard."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._formatter = _Formatter(guard)
        self._functions: dict[tuple[str, str], Callable] = {
            ("functools", "update_wrapper"): self._update_wrapper,
            ("functools", "wraps"): self._wraps,
            ("functools", "total_ordering"): self._on_own(functools.total_ordering),
            ("dataclasses", "dataclass"): self._dataclass,
            ("types", "coroutine"): self._on_own(types.coroutine),
            ("copy", "deepcopy"): lambda x: copy.deepcopy(x),  # without `memo`, which holds the originals
            ("os", "open"): lambda path, flags, mode=0o777: os.open(path, flags, mode),  # without `dir_fd`
        }
        _no_enum_decides_what_it_equals()

    def of(self, obj: Any, name: str) -> Any:
        """An object whose `name` is to be read instead of that of `obj`, None if `obj` may be read itself."""
        function = None
        if isinstance(obj, types.ModuleType):
            function = self._functions.get((obj.__name__, name))
        elif name in ("format", "format_map"):
            if isinstance(obj, str):
                function = functools.partial(getattr(self, f"_{name}"), obj)
            elif isinstance(obj, type) and issubclass(obj, str):
                function = getattr(self, f"_{name}")
        elif name == "register":
            if isinstance(obj, ABCMeta):
                raise self._guard.refuse(f"the code registers a class with {obj.__name__}", "Derive the class from it.")
        elif name in ("add_signal_handler", "set_task_factory"):
            if isinstance(obj, type) and issubclass(obj, asyncio.AbstractEventLoop):
                raise self._guard.refuse(f"the code reads `{name}` of a class", "Call it on the event loop.")
            if isinstance(obj, asyncio.AbstractEventLoop):
                function = functools.partial(getattr(self, f"_{name}"), obj)
        return None if function is None else types.SimpleNamespace(**{name: function})

    def of_import(self, module: types.ModuleType, wanted: Any, star: Callable[[str], frozenset[str]]) -> Any:
        """What `from module import ...` reads its names of."""
        own = {name: function for (owner, name), function in self._functions.items() if owner == module.__name__}
        if "*" in wanted:
            public = {name: getattr(module, name) for name in star(module.__name__) if hasattr(module, name)}
            return types.SimpleNamespace(**{**public, **{name: own[name] for name in own if name in public}})
        if not any(name in own for name in wanted):
            return module
        return types.SimpleNamespace(**{name: own.get(name) or getattr(module, name) for name in wanted})

    # -- functions that change what they are given ---------------------------------------

    def _on_own(self, function: Callable, name: str = "") -> Callable:
        @functools.wraps(function)
        def checked(given: Any) -> Any:
            self._guard.must_be_own(given, name or function.__name__)
            return function(given)

        return checked

    def _dataclass(self, cls: Any = None, /, **options: Any) -> Any:
        decorate = self._on_own(dataclasses.dataclass(**options), "dataclass")
        return decorate if cls is None else decorate(cls)

    def _update_wrapper(
        self,
        wrapper: Any,
        wrapped: Any,
        assigned: Any = functools.WRAPPER_ASSIGNMENTS,
        updated: Any = functools.WRAPPER_UPDATES,
    ) -> Any:
        guard = self._guard
        guard.set(wrapper, "__wrapped__")
        assigned = tuple(guard.exact(name) for name in assigned)
        for name in assigned:
            if name not in functools.WRAPPER_ASSIGNMENTS:
                guard.read(wrapped, name)
                guard.set(wrapper, name)
        # The attributes of others stay where they are.
        updated = functools.WRAPPER_UPDATES if tuple(updated) and isinstance(wrapped, types.FunctionType) else ()
        return functools.update_wrapper(wrapper, wrapped, assigned, updated)

    def _wraps(
        self, wrapped: Any, assigned: Any = functools.WRAPPER_ASSIGNMENTS, updated: Any = functools.WRAPPER_UPDATES
    ) -> Any:
        return functools.partial(self._update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)

    # -- texts -----------------------------------------------------------------------

    def _format(self, template: str, /, *args: Any, **keywords: Any) -> str:
        if not _reads_attributes(template):
            return str.format(template, *args, **keywords)
        return self._formatter.vformat(str.__str__(template), args, keywords)

    def _format_map(self, template: str, mapping: Any, /) -> str:
        if not _reads_attributes(template):
            return str.format_map(template, mapping)
        return self._formatter.vformat(str.__str__(template), (), mapping)

    # -- event loops -------------------------------------------------------------------

    def _add_signal_handler(self, loop: asyncio.AbstractEventLoop, sig: int, callback: Any, *args: Any) -> None:
        if sig not in SIGNALS:
            raise self._guard.refuse(f"the code handles the signal {sig!r:.40}", "Handle SIGINT and SIGTERM.")
        loop.add_signal_handler(sig, callback, *args)

    def _set_task_factory(self, loop: asyncio.AbstractEventLoop, factory: Any) -> None:
        if factory not in FACTORIES:
            raise self._guard.refuse("the code sets a task factory of its own", "Create tasks as everybody does.")
        loop.set_task_factory(factory)


class _Formatter(string.Formatter):
    """Like str.format, and has the guard look at attributes."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        first, rest = _string.formatter_field_name_split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, part in rest:
            value = self._guard.read(value, part) if is_attribute else value[part]
        return value, first


def _reads_attributes(template: str) -> bool:
    template = str.__str__(template)
    return "." in template and "{" in template


class _PlainStyle(logging.StrFormatStyle):
    """logging's `{` style, without attributes of what is logged."""

    def _format(self, record: logging.LogRecord) -> str:
        fields = [field for _, field, _, _ in string.Formatter().parse(self._fmt) if field]
        if any("." in field or "[" in field for field in fields):
            raise ValueError("not in a graded run: attributes in a logging format")
        return super()._format(record)


logging._STYLES["{"] = (_PlainStyle, *logging._STYLES["{"][1:])  # type: ignore[attr-defined]
_create = enum.EnumType.__dict__["_create_"]


def _no_enum_decides_what_it_equals() -> None:
    """`Enum("Name", names)` makes a class without a class statement, for which the guard could look at its methods."""

    def create(cls: Any, class_name: str, names: Any, **options: Any) -> Any:
        made = _create(cls, class_name, names, **options)
        if not LYING.isdisjoint(vars(made)):
            raise ValueError("not in a graded run: methods in the names of an enumeration")
        return made

    if enum.EnumType.__dict__["_create_"] is _create:
        enum.EnumType._create_ = create  # type: ignore[attr-defined]
