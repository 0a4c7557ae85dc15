"""What a worker may do to files, other processes and the network, enforced by an audit hook.

Python calls the hook before each such action, whoever causes it, and a hook cannot be removed
(https://peps.python.org/pep-0578/). It holds for Python code; that code is kept away from ctypes and
the like by the policy.
"""

from __future__ import annotations

import os
import re
import sys
import sysconfig
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
DEVICES = {"/dev/null", "/dev/urandom", "/dev/random"}
# The grader asks whether its threads are running.
THREAD_STATE = re.compile(r"/proc/(?:self|\d+)/task/\d+/stat\Z")
LOOPBACK = {"localhost", "ip6-localhost", "::1", "0.0.0.0", "::", "", None}
NEVER = """
    ctypes.dlopen code.__new__ function.__new__ sys.addaudithook sys.settrace sys.setprofile os.fork
    os.forkpty os.system os.exec os.spawn os.startfile pty.spawn os.chroot os.setxattr os.killpg
    os.setuid resource.setrlimit resource.prlimit sqlite3.connect syslog.openlog mmap.__new__
    fcntl.fcntl fcntl.ioctl webbrowser.open
"""
CHANGES = {
    "os.remove": 1,
    "os.rmdir": 1,
    "os.mkdir": 1,
    "os.rename": 2,
    "os.link": 2,
    "os.symlink": 2,
    "os.truncate": 1,
    "os.chmod": 1,
    "os.chown": 1,
    "os.utime": 1,
    "shutil.rmtree": 1,
    "os.mkfifo": 1,
    "os.mknod": 1,
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
            "signal.pthread_kill": lambda args: "sends a signal to a thread",
            "socket.connect": self._connect,
            "socket.sendto": self._connect,
            "socket.getaddrinfo": self._look_up,
            "socket.gethostbyname": self._look_up,
            "import": self._import,
            **dict.fromkeys(NEVER.split(), lambda args: "does what no kata needs"),
            **{event: self._change(count) for event, count in CHANGES.items()},
        }
        self._own_process = os.getpid()

    def install(self) -> None:
        """Enforce the rules from now on, for the rest of the process's life."""
        sys.addaudithook(self._hook)

    def _hook(self, event: str, args: tuple[Any, ...]) -> None:
        rule = self._rules.get(event)
        if rule is not None and (complaint := rule(args)) is not None:
            self._refused(f"the code {complaint} ({event})")
            raise PermissionError(f"not in a graded run: {event}")

    # -- files ---------------------------------------------------------------------

    def _open(self, args: tuple[Any, ...]) -> str | None:
        path, _, flags = args
        if isinstance(path, int):
            return "opens a file that is the grader's" if path in self._protected else None
        place = _real(path)
        if place is None:
            return None  # open() itself will complain
        if isinstance(flags, int) and flags & WRITING:
            if place in DEVICES or self._is_below(place, (self._scratch,)):
                return None
            return f"writes {place}, which is outside of the test's own folder"
        if place in DEVICES or self._is_below(place, (self._scratch, *self._readable)) or THREAD_STATE.match(place):
            return None
        return f"reads {place}, which is no file of the test's"

    def _change(self, count: int) -> Callable[[tuple[Any, ...]], str | None]:
        def rule(args: tuple[Any, ...]) -> str | None:
            for path in args[:count]:
                place = None if isinstance(path, int) else _real(path)
                if place is not None and not self._is_below(place, (self._scratch,)):
                    return "changes files outside of the test's own folder"
            return None

        return rule

    @staticmethod
    def _is_below(place: str, folders: Iterable[str]) -> bool:
        return any(place == folder or place.startswith(folder + os.sep) for folder in folders)

    # -- processes -----------------------------------------------------------------

    def _new_process(self, args: tuple[Any, ...]) -> str | None:
        executable, command = args[0], args[1]
        words = [command] if isinstance(command, str | bytes) else list(command)
        if self.commands([os.fsdecode(word) for word in words]) and os.fsdecode(executable) == os.fsdecode(words[0]):
            return None
        return "starts a process that the test has not asked for"

    def _kill(self, args: tuple[Any, ...]) -> str | None:
        pid = args[0]
        # Its own process, or one that it has started itself.
        if pid == self._own_process or (pid > 1 and _parent_of(pid) == self._own_process):
            return None
        return "sends a signal to a process that is not its own"

    # -- network -------------------------------------------------------------------

    def _connect(self, args: tuple[Any, ...]) -> str | None:
        address = args[1]
        if isinstance(address, tuple) and address and _is_loopback(address[0]):
            return None
        return "talks to another machine, or to another program of this one"

    def _look_up(self, args: tuple[Any, ...]) -> str | None:
        return None if _is_loopback(args[0]) else "looks up the address of another machine"

    def _import(self, args: tuple[Any, ...]) -> str | None:
        if args[0] in ("ctypes", "_ctypes", "cffi", "_cffi_backend", "_testcapi", "_testinternalcapi"):
            return "reaches below Python"
        return None


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
