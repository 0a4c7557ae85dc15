"""What a worker may do to files, other processes and the network, enforced by an audit hook.

Python calls the hook before each such action, whoever causes it, and a hook cannot be removed
(https://peps.python.org/pep-0578/). It holds for Python code; that code is kept away from ctypes and
the like by the policy.
"""

from __future__ import annotations

import os
import re
import socket
import stat
import sys
import sysconfig
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

try:
    import annotationlib
except ImportError:  # before Python 3.14
    annotationlib = None

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
DEVICES = {"/dev/null", "/dev/urandom", "/dev/random"}
# The grader asks whether its threads are running.
THREAD_STATE = re.compile(r"/proc/(?:self|\d+)/task/\d+/stat\Z")
# What a path may be: a class of the answer's could name another file each time that it is asked.
PATHS = ("pathlib", "pathlib._local", "posix", "nt")
FAMILIES = {-1, socket.AF_INET, socket.AF_INET6, getattr(socket, "AF_UNIX", -1)}
KINDS = {-1, socket.SOCK_STREAM, socket.SOCK_DGRAM}
INTERPRETERS = ("_interpreters", "_xxsubinterpreters", "concurrent.interpreters")
LISTENING = "0A"
LOOPBACK = {"localhost", "ip6-localhost", "::1", "0.0.0.0", "::", "", None}
NEVER = """
    ctypes.dlopen sys.addaudithook sys.settrace sys.setprofile os.fork
    os.forkpty os.system os.exec os.spawn os.startfile pty.spawn os.chroot os.setxattr os.killpg
    os.setuid resource.setrlimit resource.prlimit sqlite3.connect syslog.openlog mmap.__new__
    fcntl.fcntl fcntl.ioctl webbrowser.open os.fchdir os.lchown pickle.find_class
    cpython._PySys_ClearAuditHooks cpython.run_command cpython.run_file
"""
# How many paths an event begins with, and how many numbers of folders it ends with.
CHANGES = {
    "os.remove": (1, 1),
    "os.rmdir": (1, 1),
    "os.mkdir": (1, 1),
    "os.rename": (2, 2),
    "os.link": (2, 2),
    "os.symlink": (2, 1),
    "os.truncate": (1, 0),
    "os.chmod": (1, 1),
    "os.chown": (1, 1),
    "os.utime": (1, 1),
    "shutil.rmtree": (1, 0),
    "shutil.chown": (1, 0),
    "os.setxattr": (1, 0),
    "os.removexattr": (1, 0),
    "os.chflags": (1, 0),
    "os.mkfifo": (1, 1),
    "os.mknod": (1, 1),
}


class Audit:
    """The rules of one worker.

    Args:
        scratch: the only directory that may be written to.
        readable: further directories and files that may be read, besides Python's own.
        protected: file descriptors that may not be opened anew.
        refused: called with half a sentence when something is not allowed; it may remember it.

    Attributes:
        commands: when to allow a new process: asked with its arguments.
    """

    def __init__(
        self, scratch: Path, readable: Iterable[Path], protected: Iterable[int], refused: Callable[[str], None]
    ) -> None:
        self._scratch = os.path.realpath(scratch)
        own = {sys.prefix, sys.base_prefix, sys.exec_prefix, sysconfig.get_path("stdlib")}
        system = {"/usr/share/zoneinfo", "/usr/lib", "/lib", "/etc/localtime", "/etc/hosts", "/etc/mime.types"}
        system |= {"/etc/resolv.conf", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/gai.conf", "/etc/services"}
        self._readable = tuple(os.path.realpath(path) for path in {*own, *system, *map(str, readable)})
        self._protected = frozenset(protected)
        self._refused = refused
        self.commands: Callable[[list[str]], bool] = lambda command: False
        self._rules: dict[str, Callable[[tuple[Any, ...]], str | None]] = {
            "open": self._open,
            "subprocess.Popen": self._new_process,
            "os.posix_spawn": self._new_process,
            "os.kill": self._kill,
            "os.chdir": self._move,
            "signal.pthread_kill": lambda args: "sends a signal to a thread",
            "socket.connect": self._connect,
            "socket.sendto": self._connect,
            "socket.sendmsg": self._send,
            "socket.bind": self._bind,
            "socket.__new__": self._new_socket,
            "socket.getaddrinfo": self._look_up,
            "socket.gethostbyname": self._look_up,
            "import": self._import,
            "function.__new__": self._new_function,
            **dict.fromkeys(NEVER.split(), lambda args: "does what no kata needs"),
            **{event: self._change(*counts) for event, counts in CHANGES.items()},
        }
        self._own_process = os.getpid()
        self._folder = os.getcwd()
        self._looking = threading.local()  # the rules' own look at the system is not for the rules
        self._own_ports: set[int] = set()

    def install(self) -> None:
        """Enforce the rules from now on, for the rest of the process's life."""
        sys.addaudithook(self._hook)

    def _hook(self, event: str, args: tuple[Any, ...]) -> None:
        rule = self._rules.get(event)
        if rule is not None and not hasattr(self._looking, "now") and (complaint := rule(args)) is not None:
            self._refused(f"the code {complaint} ({event})")
            raise PermissionError(f"not in a graded run: {event}")

    # -- files ---------------------------------------------------------------------

    def _open(self, args: tuple[Any, ...]) -> str | None:
        path, _, flags = args
        if isinstance(path, int):
            return "opens a file that is the grader's" if path in self._protected else None
        if not _is_plain(path):
            return "opens a file with a path of its own making"
        place = _real(path)
        if place is None:
            return None  # open() itself will complain
        if os.path.isdir(place) and not self._is_below(place, (self._scratch,)):
            return f"opens the folder {place}"
        if isinstance(flags, int) and flags & WRITING:
            if place in DEVICES or self._is_below(place, (self._scratch,)):
                return None
            return f"writes {place}, which is outside of the test's own folder"
        if place in DEVICES or self._is_below(place, (self._scratch, *self._readable)) or THREAD_STATE.match(place):
            return None
        return f"reads {place}, which is no file of the test's"

    def _change(self, count: int, directories: int) -> Callable[[tuple[Any, ...]], str | None]:
        def rule(args: tuple[Any, ...]) -> str | None:
            for number in args[-directories:] if directories else ():
                # The names are names in that folder: shutil.rmtree works so.
                if isinstance(number, int) and number >= 0:
                    base = self._looked_up(_folder_of, number)
                    if base is not None and not self._is_below(base, (self._scratch,)):
                        return "changes files outside of the test's own folder"
                    if any(type(path) is not str or os.sep in path or path == ".." for path in args[:count]):
                        return "changes files in a folder that is given by a number"
                    return None
            for path in args[:count]:
                if isinstance(path, int) or path is None:
                    continue
                if not _is_plain(path):
                    return "changes a file with a path of its own making"
                # The file that is meant, and the name itself, which may be a link's.
                for place in (_real(path), _real_name(path)):
                    if place is not None and not self._is_below(place, (self._scratch,)):
                        return "changes files outside of the test's own folder"
            return None

        return rule

    def _move(self, args: tuple[Any, ...]) -> str | None:
        # Between a look at a relative path and its use, the folder must not change.
        return None if _real(args[0]) == self._folder else "changes the present folder"

    @staticmethod
    def _is_below(place: str, folders: Iterable[str]) -> bool:
        return any(place == folder or place.startswith(folder + os.sep) for folder in folders)

    # -- processes -----------------------------------------------------------------

    def _new_process(self, args: tuple[Any, ...]) -> str | None:
        executable, command, environment = args[0], args[1], args[-1]
        words = [command] if isinstance(command, str | bytes) else list(command)
        if not all(map(_is_plain, [executable, *words])):
            return "starts a process with arguments of its own making"
        if environment is not None and dict(environment) != dict(os.environ):
            return "starts a process with another environment"
        if self.commands([os.fsdecode(word) for word in words]) and os.fsdecode(executable) == os.fsdecode(words[0]):
            return None
        return "starts a process that the test has not asked for"

    def _kill(self, args: tuple[Any, ...]) -> str | None:
        pid, number = args[:2]
        if number == 0:
            return None  # no signal, only a question: is it there?
        # Its own process, or one that it has started itself.
        if pid == self._own_process or (pid > 1 and self._looked_up(_parent_of, pid) == self._own_process):
            return None
        return "sends a signal to a process that is not its own"

    # -- network -------------------------------------------------------------------

    def _connect(self, args: tuple[Any, ...]) -> str | None:
        address = args[1]
        if isinstance(address, tuple) and len(address) > 1 and _is_loopback(address[0]):
            port = address[1]
            if port in self._own_ports or not isinstance(port, int) or self._looked_up(_is_ours, port):
                self._own_ports.add(port)
                return None
        return "talks to another machine, or to another program of this one"

    def _send(self, args: tuple[Any, ...]) -> str | None:
        return None if args[1] is None else self._connect(args)

    def _bind(self, args: tuple[Any, ...]) -> str | None:
        address = args[1]
        if not isinstance(address, str | bytes):
            return None
        place = _real(address)
        if place is not None and self._is_below(place, (self._scratch,)):
            return None
        return "makes a socket outside of the test's own folder"

    def _new_socket(self, args: tuple[Any, ...]) -> str | None:
        _, family, kind, _ = args
        plain = kind if kind == -1 else kind & 0xF  # without flags such as SOCK_CLOEXEC
        return None if family in FAMILIES and plain in KINDS else "makes a socket of a kind that no kata needs"

    def _looked_up(self, look: Callable[[int], Any], number: int) -> Any:
        self._looking.now = True
        try:
            return look(number)
        finally:
            del self._looking.now

    def _look_up(self, args: tuple[Any, ...]) -> str | None:
        return None if _is_loopback(args[0]) else "looks up the address of another machine"

    def _import(self, args: tuple[Any, ...]) -> str | None:
        if args[0] in ("ctypes", "_ctypes", "cffi", "_cffi_backend", "_testcapi", "_testinternalcapi"):
            return "reaches below Python"
        if args[0] in INTERPRETERS:
            return "makes another interpreter"
        return None

    def _new_function(self, args: tuple[Any, ...]) -> str | None:
        # How Python 3.14 evaluates the annotations of a dataclass or a named tuple.
        is_annotation = annotationlib is not None and sys._getframe(2).f_globals is vars(annotationlib)
        return None if is_annotation else "does what no kata needs"


def _is_plain(path: Any) -> bool:
    """True for a path that is the same whenever it is asked for."""
    return type(path) in (str, bytes, int) or path is None or type(path).__module__ in PATHS


def _real_name(path: Any) -> str | None:
    """The place of a name, which may be that of a link."""
    try:
        folder, name = os.path.split(os.path.abspath(os.fsdecode(path)))
        return os.path.join(os.path.realpath(folder), name)
    except (TypeError, ValueError, OSError):
        return None


def _folder_of(number: int) -> str | None:
    """The place of an open folder, None where the system does not tell."""
    try:
        return os.readlink(f"/proc/self/fd/{number}")
    except OSError:
        return None


def _is_ours(port: int) -> bool:
    """True unless another process listens at this port of the machine."""
    inodes: set[str] = set()
    for table in ("/proc/self/net/tcp", "/proc/self/net/tcp6"):
        try:
            with open(table, encoding="ascii") as file:
                rows = [line.split() for line in file][1:]
        except OSError:
            continue
        inodes |= {row[9] for row in rows if row[3] == LISTENING and int(row[1].rpartition(":")[2], 16) == port}
    if not inodes:
        return True  # nobody listens, or the system does not tell
    own = set()
    for fd in os.listdir("/proc/self/fd"):
        try:
            status = os.fstat(int(fd))
        except OSError:
            continue
        if stat.S_ISSOCK(status.st_mode):
            own.add(str(status.st_ino))
    return inodes <= own


def _real(path: Any) -> str | None:
    try:
        return os.path.realpath(os.fsdecode(path))
    except (TypeError, ValueError, OSError):
        return None


def _is_loopback(host: Any) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    return host in LOOPBACK or (isinstance(host, str) and host.startswith("127."))


def _parent_of(pid: int) -> int | None:
    """The parent of a process, as far as the system tells."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            return int(file.read().rpartition(b")")[2].split()[1])
    except (OSError, ValueError, IndexError):
        return None if sys.platform == "linux" else os.getpid()
