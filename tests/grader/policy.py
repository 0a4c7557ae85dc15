"""What an answer may use in a graded run: checked in its source, before any of it runs.

The list is generous: what a right answer could want. What it leaves out reaches into the
interpreter, the grader or the machine. guard.py checks the same again while the answer runs, for
what cannot be seen in the source.
"""

from __future__ import annotations

import ast
import builtins
import copy
import importlib
import re
import types
from dataclasses import dataclass

from grader.verdicts import Finding, Place, Verdict

ALL = frozenset({"*"})  # every public name of the module


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Module -> the names that may be used of it. A module that is not listed may not be used at all.
EVERYWHERE: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        _names(
            "__future__ array asyncio.exceptions asyncio.futures asyncio.locks asyncio.queues asyncio.runners "
            "asyncio.streams asyncio.taskgroups asyncio.tasks asyncio.timeouts base64 binascii bisect calendar "
            "cmath collections collections.abc concurrent.futures contextlib contextvars copy datetime decimal "
            "difflib errno fractions graphlib hashlib heapq hmac html html.entities html.parser itertools json "
            "keyword math numbers operator pprint queue random re secrets statistics struct textwrap time "
            "unicodedata urllib.parse uuid zlib zoneinfo"
        ),
        ALL,
    ),
    "abc": _names("ABC abstractmethod"),
    "asyncio": ALL | {"_get_running_loop", "TaskGroup"},  # Python 3.11 has left the latter out of __all__
    "codecs": _names("getincrementaldecoder getincrementalencoder encode decode BOM_UTF8"),
    "concurrent": _names("futures"),
    "dataclasses": _names("dataclass field fields replace asdict astuple is_dataclass KW_ONLY InitVar MISSING"),
    "enum": _names("Enum IntEnum StrEnum Flag IntFlag auto unique"),
    "functools": _names(
        "partial partialmethod wraps update_wrapper reduce lru_cache cache cached_property cmp_to_key total_ordering"
    ),
    "html": _names("escape unescape parser entities"),
    "inspect": _names("isawaitable iscoroutine iscoroutinefunction isasyncgen isasyncgenfunction isgenerator"),
    "io": _names("StringIO BytesIO SEEK_SET SEEK_CUR SEEK_END DEFAULT_BUFFER_SIZE"),
    "logging": _names(
        "getLogger basicConfig Formatter StreamHandler NullHandler LoggerAdapter debug info warning error"
        " exception critical log DEBUG INFO WARNING ERROR CRITICAL NOTSET disable"
    ),
    "os": _names("PathLike cpu_count fspath getpid linesep process_cpu_count urandom"),
    "socket": _names(
        "AF_INET AF_INET6 IPPROTO_TCP SHUT_RD SHUT_RDWR SHUT_WR SOCK_STREAM SOL_SOCKET SO_REUSEADDR TCP_NODELAY"
        " create_server error gaierror herror socket socketpair timeout"
    ),
    "signal": _names("SIGINT SIGTERM SIGHUP Signals"),
    "string": _names("ascii_letters ascii_lowercase ascii_uppercase digits hexdigits punctuation whitespace"),
    "sys": _names("exc_info exception float_info maxsize platform stderr stdout version version_info"),
    "_thread": _names("allocate_lock get_ident start_new_thread"),
    "threading": _names(
        "Barrier BrokenBarrierError BoundedSemaphore Condition Event Lock RLock Semaphore Thread Timer local"
        " active_count current_thread enumerate get_ident main_thread"
    ),
    "traceback": _names("format_exc format_exception format_exception_only print_exc print_exception"),
    "types": _names(
        "AsyncGeneratorType CoroutineType EllipsisType GenericAlias MappingProxyType MethodType NoneType"
        " SimpleNamespace TracebackType UnionType coroutine"
    ),
    "typing": ALL,
    "urllib": _names("parse"),
    "warnings": _names("warn"),
    "weakref": _names("WeakKeyDictionary WeakSet WeakValueDictionary ref WeakMethod"),
}

# What a kata may need besides: `allows` in curriculum.toml.
GROUPS: dict[str, dict[str, frozenset[str]]] = {
    "http": {"aiohttp": ALL, "aiohttp.client_exceptions": ALL, "yarl": ALL, "multidict": ALL},
    "files": {
        "aiofiles": _names("open os tempfile stdin stdout stderr"),
        "aiofiles.os": ALL,
        "aiofiles.ospath": ALL,
        "aiofiles.tempfile": ALL,
        "io": EVERYWHERE["io"] | _names("TextIOWrapper BufferedReader BufferedWriter UnsupportedOperation open"),
        "os": EVERYWHERE["os"]
        | _names(
            "path replace rename remove unlink stat fstat makedirs mkdir rmdir listdir scandir fsync close open fdopen"
            " sep link chmod SEEK_SET SEEK_CUR SEEK_END O_RDONLY O_WRONLY O_RDWR O_CREAT O_EXCL O_TRUNC"
            " O_APPEND DirEntry"
        ),
        "os.path": ALL,
        "posixpath": ALL,
        "ntpath": ALL,
        "pathlib": ALL,
        "shutil": _names("copy copy2 copyfile copyfileobj copystat copymode move"),
        "tempfile": ALL,
        "stat": ALL,
    },
    "processes": {
        "asyncio.subprocess": _names("PIPE DEVNULL STDOUT Process"),
        "shlex": ALL,
        "subprocess": _names("PIPE DEVNULL STDOUT CompletedProcess CalledProcessError TimeoutExpired"),
        "signal": EVERYWHERE["signal"] | _names("SIGKILL"),
    },
}

# Names of allowed modules that are public and all the same reach too far.
TOO_FAR: dict[str, frozenset[str]] = {
    # Starting processes is for katas about processes; call graphs hand out frames.
    "asyncio": _names(
        "create_subprocess_exec create_subprocess_shell SubprocessProtocol SubprocessTransport capture_call_graph"
        " format_call_graph print_call_graph FrameCallGraphEntry FutureCallGraph"
    ),
    "concurrent.futures": _names("ProcessPoolExecutor InterpreterPoolExecutor"),
    # They look attributes up by a text, unseen by the guard.
    "operator": _names("attrgetter methodcaller"),
    # They change the clock of the machine or of the process.
    "time": _names("clock_settime clock_settime_ns pthread_getcpuclockid tzset"),
    # They evaluate text.
    "typing": _names("get_type_hints ForwardRef evaluate_forward_ref"),
}
ALLOWED_BY_GROUP: dict[str, dict[str, frozenset[str]]] = {
    "processes": {
        "asyncio": _names("create_subprocess_exec create_subprocess_shell SubprocessProtocol SubprocessTransport")
    }
}

INSTEAD = {
    "subprocess": "Use asyncio.create_subprocess_exec where the kata is about processes.",
    "requests": "Use aiohttp, without blocking the event loop.",
    "pytest": "An answer has nothing to do with its tests.",
    "unittest": "An answer has nothing to do with its tests.",
    "grader": "An answer has nothing to do with the grader.",
    "multiprocessing": "Use asyncio.to_thread or the executor that the kata hands you.",
    "trio": "These katas are about asyncio.",
    "anyio": "These katas are about asyncio.",
    "nest_asyncio": "These katas are about asyncio as it is.",
    "uvloop": "These katas are about asyncio's own event loop.",
}

BUILTINS_TOO_FAR = _names(
    "__build_class__ __import__ breakpoint compile copyright credits delattr dir eval exec exit getattr globals help"
    " input license locals open quit setattr type vars"
)
# Of these the guard has a version of its own.
GUARDED_BUILTINS = _names("delattr dir getattr setattr type vars")

ALLOWED_DUNDERS = _names(
    "__init__ __new__ __post_init__ __del__ __name__ __qualname__ __doc__ __class__ __repr__ __str__ __format__"
    " __bool__ __len__ __iter__ __next__ __reversed__ __contains__ __getitem__ __setitem__ __delitem__ __missing__"
    " __enter__ __exit__ __aenter__ __aexit__ __aiter__ __anext__ __await__ __call__ __hash__ __lt__ __le__ __gt__"
    " __ge__ __add__ __radd__ __iadd__ __sub__ __rsub__ __isub__ __mul__ __rmul__ __truediv__ __floordiv__ __mod__"
    " __or__ __and__ __neg__ __int__ __float__ __index__ __get__ __set__ __delete__ __set_name__ __getattr__"
    " __setattr__ __delattr__ __init_subclass__ __class_getitem__ __slots__ __match_args__ __all__ __annotations__"
    " __cause__ __context__ __traceback__ __suppress_context__ __notes__ __wrapped__ __main__ __debug__ __file__"
    " __author__ __version__ __copy__ __future__"
)
# Of these, the ones that a class may define, and that may be read of `super()` only.
NOT_AS_ATTRIBUTE = _names("__setattr__ __delattr__ __get__ __set__ __delete__ __set_name__")
# Reading them leads from an object to the frames, code and variables of others.
REACHING = re.compile(
    r"(?:f|tb|cr|gi|ag|co)_(?:back|frame|code|globals|locals|builtins|await|origin|yieldfrom|consts|\w*trace\w*)\Z"
)
REACHING_NAMES = _names("get_stack print_stack settrace setprofile settrace_all_threads setprofile_all_threads")
IN_TEXT = re.compile(r"__[a-z]+(?:_[a-z]+)*__|\b(?:cr|gi|ag|tb|f)_(?:frame|back|globals|builtins|locals|code)\b")


@dataclass(frozen=True)
class Policy:
    """What one kata allows.

    groups: names of GROUPS.
    """

    groups: tuple[str, ...] = ()

    def names_of(self, module: str) -> frozenset[str] | None:
        """The names of a module that may be used, ALL for every public one, None for none."""
        names = EVERYWHERE.get(module)
        for group in self.groups:
            more = GROUPS[group].get(module)
            if more is not None:
                names = more if names is None else names | more
        return names

    def permits(self, module: str, name: str) -> bool:
        """True if `module.name` may be used."""
        names = self.names_of(module)
        if names is None or name in self._too_far(module):
            return False
        if name in names or self.names_of(f"{module}.{name}") is not None:
            return True
        return "*" in names and name in _public_names(module)

    def star(self, module: str) -> frozenset[str]:
        """What `from module import *` may bring."""
        names = self.names_of(module) or frozenset()
        return (_public_names(module) if "*" in names else names) - self._too_far(module)

    def _too_far(self, module: str) -> frozenset[str]:
        given = frozenset().union(*(ALLOWED_BY_GROUP.get(group, {}).get(module, ()) for group in self.groups))
        return TOO_FAR.get(module, frozenset()) - given

    def permits_builtin(self, name: str) -> bool:
        """True if this built-in may be named."""
        if name == "open":
            return "files" in self.groups
        return name not in BUILTINS_TOO_FAR or name in GUARDED_BUILTINS

    def check(self, tree: ast.Module, path: str) -> Finding | None:
        """The first thing in the source that a graded run does not allow."""
        for node, what, advice in sorted(
            _Check(self).problems(tree), key=lambda problem: getattr(problem[0], "lineno", 1)
        ):
            return Finding(Verdict.FORBIDDEN, what, Place(path, getattr(node, "lineno", 1)), advice)
        return None


_public: dict[str, frozenset[str]] = {}


def _public_names(module: str) -> frozenset[str]:
    """A module's public names, without the modules that it has imported for itself."""
    if module not in _public:
        try:
            namespace = vars(importlib.import_module(module))
        except ImportError:
            return frozenset()
        listed = namespace.get("__all__")
        if listed is None:
            listed = [name for name, value in namespace.items() if not isinstance(value, types.ModuleType)]
        _public[module] = frozenset(name for name in listed if not name.startswith("_"))
    return _public[module]


Problem = tuple[ast.AST, str, str]


class _Check(ast.NodeVisitor):
    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._problems: list[Problem] = []
        self._docstrings: set[int] = set()

    def problems(self, tree: ast.Module) -> list[Problem]:
        self.visit(tree)
        return self._problems

    def _refuse(self, node: ast.AST, what: str, advice: str = "") -> None:
        self._problems.append((node, f"{what}, which graded runs do not allow.", advice))

    # -- imports -------------------------------------------------------------------

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._check_module(node, alias.name)
            self._check_identifier(node, alias.asname)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = node.module or ""
        if node.level:
            self._refuse(node, "the file imports from its own folder", "An answer is one file that stands by itself.")
        elif self._check_module(node, module):
            for alias in node.names:
                self._check_identifier(node, alias.asname)
                if alias.name != "*" and not self._policy.permits(module, alias.name):
                    self._refuse(node, f"the file imports `{alias.name}` from {module}")

    def _check_module(self, node: ast.AST, module: str) -> bool:
        top = module.partition(".")[0]
        if self._policy.names_of(module) is not None:
            return True
        self._refuse(
            node,
            f"the file imports `{module}`",
            INSTEAD.get(top, "Use the standard library, as far as the kata has a use for it."),
        )
        return False

    # -- names and attributes ------------------------------------------------------

    def visit_Name(self, node: ast.Name) -> None:
        if not self._check_identifier(node, node.id):
            return
        if (
            isinstance(node.ctx, ast.Load)
            and node.id in BUILTINS_TOO_FAR
            and hasattr(builtins, node.id)
            and not self._policy.permits_builtin(node.id)
        ):
            self._refuse(node, f"the code uses `{node.id}`")

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if not (node.attr in NOT_AS_ATTRIBUTE and _is_super(node.value)):
            self._check_attribute(node, node.attr)
        self.generic_visit(node)

    def _check_attribute(self, node: ast.AST, name: str) -> None:
        if self._check_identifier(node, name) and (
            name in NOT_AS_ATTRIBUTE or name in REACHING_NAMES or REACHING.match(name)
        ):
            self._refuse(node, f"the code reads `.{name}`")

    def _check_identifier(self, node: ast.AST, name: str | None) -> bool:
        if name is not None and name.startswith("__") and name.endswith("__") and name not in ALLOWED_DUNDERS:
            self._refuse(node, f"the code uses `{name}`")
            return False
        if name is not None and name.startswith("grader"):
            self._refuse(node, f"the code uses `{name}`", INSTEAD["grader"])
            return False
        return True

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and id(node) not in self._docstrings:
            for found in IN_TEXT.finditer(node.value):
                name = found.group()
                if name not in ALLOWED_DUNDERS or name in NOT_AS_ATTRIBUTE or REACHING.match(name):
                    self._refuse(node, f"a text holds `{name}`")
                    return

    # -- definitions ---------------------------------------------------------------

    def visit_Module(self, node: ast.Module) -> None:
        self._note_docstrings(node.body)
        self.generic_visit(node)

    def _note_docstrings(self, body: list[ast.stmt]) -> None:
        """Any text that stands alone as a statement does nothing."""
        for statement in body:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                self._docstrings.add(id(statement.value))

    def _visit_function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._check_identifier(node, node.name)
        self._note_docstrings(node.body)
        self.generic_visit(node)

    visit_FunctionDef = visit_AsyncFunctionDef = _visit_function

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._check_identifier(node, node.name)
        self._note_docstrings(node.body)
        if any(keyword.arg in ("metaclass", None) for keyword in node.keywords):
            self._refuse(node, f"the class {node.name} has a metaclass", "Write a class decorator, or do without.")
        self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> None:
        self._check_identifier(node, node.arg)
        self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        self._check_identifier(node.value, node.arg)
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> None:
        for name in node.names:
            self._check_identifier(node, name)

    visit_Nonlocal = visit_Global

    def visit_MatchClass(self, node: ast.MatchClass) -> None:
        for name in node.kwd_attrs:
            self._check_attribute(node, name)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self._check_identifier(node, node.name)
        self.generic_visit(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self._check_identifier(node, node.name)
        self.generic_visit(node)


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"


class Instrument(ast.NodeTransformer):
    """Has each attribute that the answer reads or sets looked at by the guard first.

    `x.name` becomes `__kata_see__(x, "name").name`, `x.name = v` becomes `__kata_set__(x, "name").name = v`:
    the same values, lines and columns. Patterns cannot hold calls: before a `match`, their dotted names are
    looked at, and `case Point(x=0)` becomes `case __kata_0__(x=0)` after
    `__kata_0__ = __kata_class__(Point, ("x",), 0)`, a class that has the guard look at what it matches.
    """

    def __init__(self) -> None:
        self._before: list[ast.stmt] = []  # the match statement in which a pattern stands
        self._count = 0
        self._annotations_are_texts = False

    def visit_Module(self, node: ast.Module) -> ast.AST:
        self._annotations_are_texts = any(
            isinstance(statement, ast.ImportFrom)
            and statement.module == "__future__"
            and any(alias.name == "annotations" for alias in statement.names)
            for statement in node.body
        )
        return self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        function = "__kata_see__" if isinstance(node.ctx, ast.Load) else "__kata_set__"
        node.value = self._call(function, node.value, ast.Constant(node.attr))
        return ast.fix_missing_locations(node)

    def _call(self, function: str, value: ast.expr, *args: ast.expr) -> ast.expr:
        return ast.copy_location(ast.Call(ast.Name(function, ast.Load()), [value, *args], []), value)

    # -- annotations that nobody evaluates; dataclasses reads them as they are written -----

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        annotation = node.annotation
        if self._annotations_are_texts:
            node.annotation = ast.copy_location(ast.Constant(None), annotation)
        self.generic_visit(node)
        if self._annotations_are_texts:
            node.annotation = annotation
        return node

    # -- patterns --------------------------------------------------------------------

    def visit_Match(self, node: ast.Match) -> list[ast.stmt]:
        outer, self._before = self._before, []
        for case in node.cases:
            case.pattern = self.visit(case.pattern)
        before, self._before = self._before, outer
        node.subject = self.visit(node.subject)
        for case in node.cases:
            case.guard = self.visit(case.guard) if case.guard is not None else None
            case.body = [new for old in case.body for new in _as_list(self.visit(old))]
        return [ast.fix_missing_locations(statement) for statement in before] + [node]

    def _look_at(self, dotted: ast.expr) -> None:
        if isinstance(dotted, ast.Attribute):
            looked_at = self.visit(copy.deepcopy(dotted))
            self._before.append(ast.copy_location(ast.Expr(looked_at), dotted))

    def visit_MatchValue(self, node: ast.MatchValue) -> ast.AST:
        self._look_at(node.value)
        return node

    def visit_MatchMapping(self, node: ast.MatchMapping) -> ast.AST:
        for key in node.keys:
            self._look_at(key)
        node.patterns = [self.visit(pattern) for pattern in node.patterns]
        return node

    def visit_MatchClass(self, node: ast.MatchClass) -> ast.AST:
        name = f"__kata_{self._count}__"
        self._count += 1
        names = ast.Tuple([ast.Constant(attribute) for attribute in node.kwd_attrs], ast.Load())
        made = self._call("__kata_class__", self.visit(node.cls), names, ast.Constant(len(node.patterns)))
        assignment = ast.Assign([ast.Name(name, ast.Store())], made)
        self._before.append(ast.copy_location(assignment, node.cls))
        node.cls = ast.copy_location(ast.Name(name, ast.Load()), node.cls)
        node.patterns = [self.visit(pattern) for pattern in node.patterns]
        node.kwd_patterns = [self.visit(pattern) for pattern in node.kwd_patterns]
        return node


def _as_list(visited: ast.AST | list[ast.AST]) -> list[ast.AST]:
    return visited if isinstance(visited, list) else [visited]
