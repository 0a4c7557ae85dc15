"""Watches over an answer in a graded run while it runs: what its source alone cannot show.

The answer's attribute accesses come by here (policy.Instrument), and so do the built-in functions
that read and set attributes by name and that make classes. What policy.py does not allow raises,
and is remembered: catching the exception does not help.
"""

from __future__ import annotations

import asyncio
import builtins
import decimal
import enum
import functools
import logging
import threading
import types
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

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

VALUE_TYPES = (str, bytes, bytearray, int, float, complex, list, tuple, dict, set, frozenset)
# Methods by which an object could claim to be equal to anything, or to be of another type.
LYING = ("__eq__", "__ne__", "__class__", "__getattribute__", "__instancecheck__", "__subclasscheck__")
# And by which a changed number, text or list could.
VALUES_LIE = (
    *("__lt__", "__le__", "__gt__", "__ge__", "__bool__", "__len__", "__iter__", "__contains__", "__hash__"),
    *("__int__", "__float__", "__index__", "__sub__", "__rsub__"),
)
# What may be set on objects that are not the answer's own.
MAY_SET: dict[type, frozenset[str]] = {
    threading.Thread: frozenset({"name", "daemon"}),
    logging.Logger: frozenset({"propagate", "disabled"}),
    logging.Handler: frozenset({"terminator"}),
    decimal.Context: frozenset({"prec", "rounding"}),
    asyncio.AbstractEventLoop: frozenset({"slow_callback_duration"}),
}
MAY_SET_ANYTHING = (BaseException, types.SimpleNamespace, threading.local, functools.partial, HTMLParser)


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
        if kind in self._harmless and not name.startswith("_"):
            return obj
        if isinstance(obj, types.ModuleType):
            module = obj.__name__
            if not self._policy.permits(module, name) and name not in ("__name__", "__doc__", "__version__"):
                top = module.partition(".")[0]
                raise self.refuse(f"the code reads `{name}` of the module {module}", INSTEAD.get(top, ""))
            return obj
        if kind.__module__.partition(".")[0] == "grader" and not _is_for_learners(obj, name):
            raise self.refuse(f"the code reads `{name}` of {_article(kind)}", INSTEAD["grader"])
        if not name.startswith("_"):
            if kind.__module__.partition(".")[0] != "grader" and not issubclass(kind, type):
                self._harmless.add(kind)
            return obj
        if name.startswith("__") and name.endswith("__"):
            if name == "__class__" and isinstance(obj, type):
                raise self.refuse(f"the code reads the metaclass of {obj.__name__}")
        elif not self._is_own(obj) and kind is not super:
            raise self.refuse(
                f"the code reads `{name}` of {_article(kind)}",
                "A name with an underscore in front is private to those who wrote it. Use what is documented.",
            )
        return obj

    def set(self, obj: Any, name: str) -> Any:
        """Before the answer sets or deletes `obj.name`: returns obj.

        Raises:
            KataFailure: FORBIDDEN.
        """
        if self._is_own(obj) or isinstance(obj, MAY_SET_ANYTHING):
            return obj
        for kind, names in MAY_SET.items():
            if isinstance(obj, kind) and name in names:
                return obj
        if isinstance(obj, types.ModuleType):
            raise self.refuse(
                f"the code sets `{name}` of the module {obj.__name__}", "Others use the module too: leave it as it is."
            )
        shown = f"the class {obj.__name__}" if isinstance(obj, type) else _article(type(obj))
        raise self.refuse(f"the code sets `{name}` of {shown}", "Keep what you want to remember in variables of yours.")

    def _is_own(self, obj: Any) -> bool:
        """True for what the answer defines: its classes and functions, and objects of its classes."""
        if isinstance(obj, type | types.FunctionType):
            return obj.__module__ == self._module and "grader" not in _file_of(obj)
        return type(obj).__module__ == self._module

    def _check_name(self, obj: Any, name: Any) -> None:
        """For getattr and its like: what the check of the source does for `obj.name`."""
        if not isinstance(name, str):
            return
        dunder = name.startswith("__") and name.endswith("__")
        if (
            (dunder and (name not in ALLOWED_DUNDERS or name in NOT_AS_ATTRIBUTE))
            or REACHING.match(name)
            or name in REACHING_NAMES
            or name.startswith("grader")
        ):
            raise self.refuse(f"the code uses `{name!s}` of {_article(type(obj))}")

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
        }
        return own

    def _getattr(self, obj: Any, name: str, *default: Any) -> Any:
        self._check_name(obj, name)
        return getattr(self.see(obj, str(name)), name, *default)

    def _setattr(self, obj: Any, name: str, value: Any) -> None:
        self._check_name(obj, name)
        setattr(self.set(obj, str(name)), name, value)

    def _delattr(self, obj: Any, name: str) -> None:
        self._check_name(obj, name)
        delattr(self.set(obj, str(name)), name)

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
        return __import__(name, globals, locals, fromlist, level)

    def _build_class(self, function: Callable, name: str, *bases: Any, **keywords: Any) -> type:
        made = builtins.__build_class__(function, name, *bases, **keywords)
        if not isinstance(made, type):
            return made
        is_value = any(base in VALUE_TYPES for base in made.__mro__)
        for method in LYING + (VALUES_LIE if is_value and not hasattr(made, "_fields") else ()):
            if method in vars(made) and not (isinstance(made, enum.EnumType) and method in enum_methods(made)):
                raise self.refuse(
                    f"the class {name} defines `{method}`",
                    "Objects that decide themselves what they are equal to could pass any test.",
                )
        return made


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


def _is_for_learners(obj: Any, name: str) -> bool:
    """True for what everybody may use of an object of the grader's: what its documented base class has."""
    if isinstance(obj, types.FunctionType | types.MethodType):
        return True
    if name in getattr(type(obj), "for_learners", ()):
        return True
    for base in type(obj).__mro__:
        if base.__module__.partition(".")[0] not in ("grader", "builtins") and name in vars(base):
            return not name.startswith("_") or name in ALLOWED_DUNDERS
    return name in ("__name__", "__class__", "__doc__", "__call__", "__qualname__")


def _file_of(obj: Any) -> str:
    code = getattr(obj, "__code__", None)
    return code.co_filename.rpartition("/")[2] if code is not None else ""


def _article(kind: type) -> str:
    name = kind.__name__
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
