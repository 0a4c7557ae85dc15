"""Watches over an answer in a graded run while it runs: what its source alone cannot show.

The answer's attribute accesses come by here (policy.Instrument), and so do the built-in functions
that read and set attributes by name and that make classes. What policy.py does not allow raises,
and is remembered: catching the exception does not help.
"""

from __future__ import annotations

import asyncio
import builtins
import collections
import collections.abc
import decimal
import enum
import fractions
import functools
import logging
import threading
import types
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

from grader import instead
from grader.places import LearnerCode
from grader.policy import (
    ALLOWED_DUNDERS,
    BUILTINS_TOO_FAR,
    GUARDED_BUILTINS,
    INSTEAD,
    NOT_AS_ATTRIBUTE,
    REACHING,
    REACHING_NAMES,
    Policy,
)
from grader.verdicts import Finding, KataFailure, Place, Verdict

VALUE_TYPES = (str, bytes, bytearray, int, float, complex, list, tuple, dict, set, frozenset, decimal.Decimal)
# Written in Python: what they are equal to depends on methods that a class derived from them can replace.
COMPARED_IN_PYTHON = (collections.abc.Set, fractions.Fraction)
# Methods by which an object could claim to be equal to anything, or to be of another type.
LYING = ("__eq__", "__ne__", "__class__", "__getattribute__", "__instancecheck__", "__subclasscheck__")
# And by which a changed number, text or list could.
VALUES_LIE = (
    *("__lt__", "__le__", "__gt__", "__ge__", "__bool__", "__len__", "__iter__", "__contains__", "__hash__"),
    *("__int__", "__float__", "__index__", "__sub__", "__rsub__"),
)
# What makes an object anew or sets its attributes: nothing for objects of others.
REMAKES = NOT_AS_ATTRIBUTE | {"__init__", "__del__", "__post_init__", "__init_subclass__"}
# These would end a task of the test's, called as `asyncio.Future.set_result(task, None)`.
ENDS_TASKS = {"set_result", "set_exception"}
NO_LIES = "Objects that decide themselves what they are equal to could pass any test."
MUTABLE = (list, dict, set, bytearray, collections.deque)
# What may be set on objects that are not the answer's own.
MAY_SET: dict[type, frozenset[str]] = {
    threading.Thread: frozenset({"name", "daemon"}),
    logging.Logger: frozenset({"propagate", "disabled"}),
    logging.Handler: frozenset({"terminator"}),
    decimal.Context: frozenset({"prec", "rounding"}),
    asyncio.AbstractEventLoop: frozenset({"slow_callback_duration"}),
}
MAY_SET_ANYTHING = (
    *(BaseException, types.SimpleNamespace, threading.local, functools.partial, HTMLParser),
    *(staticmethod, classmethod, property, type(functools.cache(len))),
)


class Guard:
    """For one answer.

    Args:
        policy: what the kata allows.
        learner: tells which code is the answer's.
        name: the name of the answer's module.

    Attributes:
        violation: the first thing that was tried and is not allowed.
    """

    def __init__(self, policy: Policy, learner: LearnerCode, name: str) -> None:
        self.violation: Finding | None = None
        self._policy = policy
        self._learner = learner
        self._module = name
        self._harmless: set[type] = set()
        self._instead = instead.Instead(self)
        self.builtins = self._make_builtins()

    def refuse(self, what: str, advice: str = "", where: Place | None = None) -> KataFailure:
        """Remember a violation, and return what to raise."""
        finding = Finding(
            Verdict.FORBIDDEN,
            f"{what}, which graded runs do not allow.",
            where or self._learner.caller(2) or self._learner.start(),
            advice,
        )
        self.violation = self.violation or finding
        return KataFailure(finding)

    # -- attributes ----------------------------------------------------------------

    def see(self, obj: Any, name: str) -> Any:
        """Before the answer reads `obj.name`: returns obj.

        Raises:
            KataFailure: FORBIDDEN.
        """
        kind = type(obj)
        if name in instead.NAMES and (stand_in := self._instead.of(obj, name)) is not None:
            return stand_in
        if kind in self._harmless and not name.startswith("_"):
            return obj
        if isinstance(obj, types.ModuleType):
            module = obj.__name__
            # What a module does not have is an AttributeError, as everywhere.
            known = self._policy.permits(module, name) or name in ("__name__", "__doc__", "__version__")
            if not known and hasattr(obj, name):
                top = module.partition(".")[0]
                raise self.refuse(f"the code reads `{name}` of the module {module}", INSTEAD.get(top, ""))
            return obj
        if kind is super:
            if not self._is_own(obj.__self__):
                raise self.refuse("the code uses `super` of an object that is not its own")
            return obj
        is_class = issubclass(kind, type)
        owner = obj if is_class else kind
        if is_graders(owner) and not _is_for_learners(obj, owner, name) and hasattr(obj, name):
            raise self.refuse(f"the code reads `{name}` of {_shown(obj)}", INSTEAD["grader"])
        if name in ENDS_TASKS and is_class and issubclass(obj, asyncio.Future):
            raise self.refuse(f"the code reads `{name}` of {_shown(obj)}", "Call it on the future itself.")
        if not name.startswith("_"):
            if is_suites(owner):
                return _copied(obj, name)
            if not is_class and not is_graders(kind):
                self._harmless.add(kind)
            return obj
        if name.startswith("__") and name.endswith("__"):
            if name == "__class__" and is_class:
                raise self.refuse(f"the code reads the metaclass of {obj.__name__}")
            if name in REMAKES and not self._is_own(obj):
                if is_class and name == "__init__" and not is_graders(obj):
                    return types.SimpleNamespace(__init__=self._own_init(obj))
                raise self.refuse(f"the code reads `{name}` of {_shown(obj)}")
        elif not self._is_own(obj) and hasattr(obj, name):  # else it is an AttributeError, as everywhere
            raise self.refuse(
                f"the code reads `{name}` of {_shown(obj)}",
                "A name with an underscore in front is private to those who wrote it. Use what is documented.",
            )
        return obj

    def _own_init(self, base: type) -> Callable[..., None]:
        """`Base.__init__`, for objects of the answer's own classes."""

        def init(obj: Any, /, *args: Any, **keywords: Any) -> None:
            if not self._is_own(obj):
                raise self.refuse(f"the code calls `__init__` of {_shown(obj)}")
            base.__init__(obj, *args, **keywords)  # type: ignore[misc]

        return init

    def class_in_pattern(self, cls: Any, names: tuple[str, ...], positions: int) -> Any:
        """What stands in a pattern for `cls`: like it, and has the guard look at the attributes that are read.

        Args:
            names: of the keywords in the pattern.
            positions: how many patterns come without one.
        """
        by_position = getattr(cls, "__match_args__", None)
        if not isinstance(cls, type) or (not names and (not positions or not isinstance(by_position, tuple))):
            return cls  # no attribute is read
        guard = self
        read = (*(by_position or ())[:positions], *names)

        class Looked(type):
            def __instancecheck__(self, obj: Any) -> bool:
                if not isinstance(obj, cls):
                    return False
                for name in read:
                    guard._check_name(obj, name)
                    guard.see(obj, guard.exact(name))
                return True

        return Looked(cls.__name__, (), {} if by_position is None else {"__match_args__": by_position})

    def set(self, obj: Any, name: str) -> Any:
        """Before the answer sets or deletes `obj.name`: returns obj.

        Raises:
            KataFailure: FORBIDDEN.
        """
        if self._is_own(obj):
            if isinstance(obj, type) and name in _lies_of(obj):
                raise self.refuse(f"the code sets `{name}` of the class {obj.__name__}", NO_LIES)
            return obj
        if isinstance(obj, MAY_SET_ANYTHING) and not is_graders(type(obj)):
            return obj
        for kind, names in MAY_SET.items():
            if isinstance(obj, kind) and name in names:
                return obj
        if isinstance(obj, types.ModuleType):
            raise self.refuse(
                f"the code sets `{name}` of the module {obj.__name__}", "Others use the module too: leave it as it is."
            )
        raise self.refuse(
            f"the code sets `{name}` of {_shown(obj)}", "Keep what you want to remember in variables of yours."
        )

    def must_be_own(self, obj: Any, function: str) -> None:
        """For functions that change what they are given.

        Raises:
            KataFailure: FORBIDDEN.
        """
        if not self._is_own(obj):
            raise self.refuse(f"the code changes {_shown(obj)} with `{function}`", "Use it on what you have defined.")

    def exact(self, name: Any) -> Any:
        """The text itself, for a text whose class may have methods of the answer's."""
        return str.__str__(name) if isinstance(name, str) else name

    def _is_own(self, obj: Any) -> bool:
        """True for what the answer defines: its classes and functions, and objects of its classes."""
        if isinstance(obj, type | types.FunctionType):
            return obj.__module__ == self._module and "grader" not in _file_of(obj)
        return type(obj).__module__ == self._module

    def _check_name(self, obj: Any, name: Any) -> None:
        """For getattr and its like: what the check of the source does for `obj.name`."""
        if not isinstance(name, str):
            return
        name = self.exact(name)
        dunder = name.startswith("__") and name.endswith("__")
        if (
            (dunder and (name not in ALLOWED_DUNDERS or name in NOT_AS_ATTRIBUTE))
            or REACHING.match(name)
            or name in REACHING_NAMES
            or name.startswith("grader")
        ):
            raise self.refuse(f"the code uses `{name}` of {_shown(obj)}")

    def read(self, obj: Any, name: str) -> Any:
        """`obj.name`, looked at as in the answer's source.

        Raises:
            KataFailure: FORBIDDEN.
        """
        return self._getattr(obj, name)

    # -- built-in functions --------------------------------------------------------

    def _make_builtins(self) -> dict[str, Any]:
        own = {
            name: value
            for name, value in vars(builtins).items()
            if name not in BUILTINS_TOO_FAR or self._policy.permits_builtin(name)
        }
        # Names that pytest and site add to everybody's built-ins are not for answers.
        own |= {name: getattr(self, f"_{name}") for name in GUARDED_BUILTINS - {"type"}}
        own |= {
            "type": _type_of(self),
            "__import__": self._import,
            "__build_class__": self._build_class,
            "__kata_see__": self.see,
            "__kata_set__": self.set,
            "__kata_class__": self.class_in_pattern,
        }
        return own

    def _getattr(self, obj: Any, name: Any, *default: Any) -> Any:
        name = self.exact(name)
        self._check_name(obj, name)
        return getattr(self.see(obj, name) if isinstance(name, str) else obj, name, *default)

    def _setattr(self, obj: Any, name: Any, value: Any) -> None:
        name = self.exact(name)
        self._check_name(obj, name)
        setattr(self.set(obj, name), name, value)

    def _delattr(self, obj: Any, name: Any) -> None:
        name = self.exact(name)
        self._check_name(obj, name)
        delattr(self.set(obj, name), name)

    def _vars(self, *args: Any) -> Any:
        if len(args) == 1 and self._is_own(args[0]) and not isinstance(args[0], type | types.FunctionType):
            return vars(args[0])
        raise self.refuse("the code uses `vars`", "Give the variables that you want to keep a dict of their own.")

    def _dir(self, *args: Any) -> list[str]:
        if len(args) != 1:
            raise self.refuse("the code uses `dir()`")
        return dir(*args)

    def _import(
        self, name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0
    ) -> types.ModuleType:
        if level or self._policy.names_of(name) is None:
            raise self.refuse(f"the code imports `{name}`", INSTEAD.get(name.partition(".")[0], ""))
        for wanted in fromlist or ():
            if wanted != "*" and not self._policy.permits(name, wanted):
                raise self.refuse(f"the code imports `{wanted}` from {name}")
        # With a `*`, Python would load all that the module offers, such as executors with other interpreters.
        module = __import__(name, globals, locals, ("__doc__",) if "*" in (fromlist or ()) else fromlist, level)
        return self._instead.of_import(module, fromlist, self._policy.star) if fromlist else module

    def _build_class(self, function: Callable, name: str, *bases: Any, **keywords: Any) -> type:
        if "metaclass" in keywords:
            raise self.refuse(f"the class {name} has a metaclass")
        for base in bases:
            if isinstance(base, type) and is_graders(base):
                raise self.refuse(f"the class {name} is derived from {_shown(base)}", INSTEAD["grader"])
        made = builtins.__build_class__(function, name, *bases, **keywords)
        if not isinstance(made, type):
            return made
        for base in COMPARED_IN_PYTHON:
            if base in made.__mro__:
                raise self.refuse(f"the class {name} is derived from {base.__name__}", NO_LIES)
        for method in _lies_of(made):
            if method in vars(made) and not (isinstance(made, enum.EnumType) and method in enum_methods(made)):
                raise self.refuse(f"the class {name} defines `{method}`", NO_LIES)
        return made


def _lies_of(made: type) -> tuple[str, ...]:
    """The methods that a class may not define for itself."""
    is_value = any(base in VALUE_TYPES for base in made.__mro__)
    return LYING + (VALUES_LIE if is_value and not hasattr(made, "_fields") else ())


def enum_methods(made: type) -> set[str]:
    """What the enum library itself puts into each enumeration."""
    return {name for name in vars(made) if name.startswith("__") and _file_of(vars(made)[name]) == "enum.py"}


def _type_of(guard: Guard) -> type:
    """`type`, without the form that makes classes."""

    class Meta(type):
        def __call__(cls, *args: Any, **keywords: Any) -> Any:
            if len(args) != 1 or keywords:
                raise guard.refuse("the code makes a class with `type(...)`", "Write a `class` statement.")
            kind = type(args[0])
            return cls if issubclass(kind, type) else kind

        def __instancecheck__(cls, obj: Any) -> bool:
            return isinstance(obj, type)

        def __getitem__(cls, item: Any) -> Any:
            return type[item]

        def __or__(cls, other: Any) -> Any:
            return type | other

        def __repr__(cls) -> str:
            return "<class 'type'>"

    return Meta("type", (), {})


def is_graders(kind: type) -> bool:
    """True for a class of the grader's."""
    return kind.__module__.partition(".")[0] == "grader"


def is_suites(kind: type) -> bool:
    """True for a class of a suite's, such as a fake that one suite needs."""
    return kind.__module__.rpartition(".")[2].startswith("test_")


def _copied(obj: Any, name: str) -> Any:
    """What the answer reads `name` of, for an object of a suite's: records may be read, and not changed."""
    value = getattr(obj, "__dict__", {}).get(name)
    return types.SimpleNamespace(**{name: type(value)(value)}) if type(value) in MUTABLE else obj


def _is_for_learners(obj: Any, owner: type, name: str) -> bool:
    """True for what everybody may use of an object of the grader's: what its documented base class has."""
    if name in getattr(owner, "for_learners", ()):
        return True
    if name in REMAKES:
        return False
    for base in owner.__mro__:
        if not is_graders(base) and base.__module__ != "builtins" and name in vars(base):
            return not name.startswith("_") or name in ALLOWED_DUNDERS
    return name in ("__name__", "__class__", "__doc__", "__call__", "__qualname__", "__str__", "__repr__") or (
        # An exception of the grader's that the answer has caught.
        isinstance(obj, BaseException) and name in vars(BaseException) and name in ALLOWED_DUNDERS
    )


def _file_of(obj: Any) -> str:
    code = getattr(obj, "__code__", None)
    return code.co_filename.rpartition("/")[2] if code is not None else ""


def _article(kind: type) -> str:
    name = kind.__name__
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def _shown(obj: Any) -> str:
    return f"the class {obj.__name__}" if isinstance(obj, type) else _article(type(obj))
