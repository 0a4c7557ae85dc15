"""What a worker may do to files, processes and the network: each line runs in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
PRELUDE = """
import asyncio, os, pathlib, pickle, shutil, signal, socket, subprocess, sys, tempfile, threading
sys.path[:0] = [sys.argv[2], sys.argv[3]]
from pathlib import Path
scratch = Path(sys.argv[1])
os.chdir(scratch / "home")
outside = scratch.parent / "outside"
class Changing(type(Path())):
    asked = 0
    def __str__(self):
        Changing.asked += 1
        return str(outside / "new") if Changing.asked % 2 else "harmless"
own = socket.create_server(("127.0.0.1", 0))
address = own.getsockname()
child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
from isolation.audit import Audit
from isolation import landlock
from zoneinfo import ZoneInfo
said = []
if sys.argv[4] == "audit":
    audit = Audit(scratch, [], {9}, said.append)
    audit.commands = lambda command: command == ["true"]
    audit.install()
elif not landlock.restrict(str(scratch)):
    print("unavailable")
    os._exit(0)
try:
    exec(sys.argv[5])
    print("done")
except PermissionError as exc:
    print("refused", *said)
finally:
    sys.stdout.flush()
    child.stdin.close()
    child.wait()
    os._exit(0)
"""
ALLOWED = [
    "open('x', 'w').close(); os.rename('x', 'y'); os.replace('y', 'z'); os.remove('z')",
    "Path('d').mkdir(); Path('d/f').touch(); shutil.copy('d/f', 'g'); shutil.copy2('g', 'h'); shutil.rmtree('d')",
    "with tempfile.TemporaryFile(dir='.') as f: f.write(b'x')",
    "open(os.__file__).close(); open('/dev/null', 'w').close(); os.urandom(3)",
    "os.chdir('.')",
    "os.mkdir('x', dir_fd=os.open('..', os.O_RDONLY)); tempfile.TemporaryDirectory(dir='.').cleanup()",
    "socket.create_connection(address).close()",
    "socket.socketpair()[0].close(); socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()",
    "socket.getaddrinfo('localhost', 80)",
    "asyncio.run(asyncio.sleep(0))",
    "subprocess.Popen(['true']).wait()",
    "child.kill()",
    "os.kill(os.getppid(), 0)",
    "threading.Thread(target=print).start()",
    "import types; types.coroutine(lambda: (yield))",
    "import datetime; datetime.datetime.strptime('2026', '%Y')",
]
REFUSED = [
    "open(outside / 'file')",
    "open(outside / 'new', 'w')",
    "open('../../outside/new', 'w')",
    "os.open(str(outside / 'new'), os.O_CREAT | os.O_WRONLY)",
    "os.open('/', os.O_RDONLY)",
    "os.open(Changing('x'), os.O_CREAT | os.O_WRONLY)",
    "os.remove(Changing('x'))",
    "os.remove(outside / 'file')",
    "os.rename(outside / 'file', 'x')",
    "open('x', 'w').close(); os.rename('x', outside / 'file')",
    "os.link(outside / 'file', 'x')",
    "os.symlink(outside, 'x')",
    "os.truncate(outside / 'file', 0)",
    "os.chmod(outside / 'file', 0)",
    "os.utime(outside / 'file')",
    "os.mkdir(outside / 'd')",
    "shutil.rmtree(outside)",
    "os.remove('../x', dir_fd=os.open('.', os.O_RDONLY))",
    "os.chdir('/')",
    "open('/proc/self/environ')",
    "open('/proc/self/mem', 'wb')",
    "open('/dev/fd/2', 'w')",
    "open('/etc/passwd')",
    "open(9, 'wb')",
    "subprocess.Popen(['false'])",
    "subprocess.Popen(['true'], env={})",
    "subprocess.Popen(['true'], executable='/bin/sh')",
    "subprocess.Popen('true; false', shell=True)",
    "os.posix_spawn('/bin/false', ['false'], {})",
    "os.fork()",
    "os.system('true')",
    "os.execv('/bin/true', ['true'])",
    "os.kill(1, signal.SIGCONT)",
    # SIGCONT does nothing to a process that runs: these lines must be harmless on the day on which the rule is broken.
    "os.kill(os.getppid(), signal.SIGCONT)",
    "os.kill(0, signal.SIGCONT)",
    "os.kill(-1, signal.SIGCONT)",
    "os.killpg(0, signal.SIGCONT)",
    "socket.create_connection(('192.0.2.1', 80))",
    "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 80))",
    "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendmsg([b'x'], [], 0, ('192.0.2.1', 80))",
    "socket.getaddrinfo('example.com', 80)",
    "socket.socket(socket.AF_UNIX).bind(str(outside / 's'))",
    "socket.socket(socket.AF_UNIX).bind(b'\\0name')",
    "socket.socket(socket.AF_UNIX).connect(str(outside / 's'))",
    "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "pickle.loads(b'cbuiltins\\nexec\\n(Vx=1\\ntR.')",
    "sys.settrace(print)",
]
# What the kernel refuses even without the audit hook.
KERNEL = [
    "open(outside / 'new', 'w')",
    "os.open('../outside/new', os.O_CREAT | os.O_WRONLY, dir_fd=os.open('..', os.O_RDONLY))",
    "os.remove(outside / 'file')",
    "os.mkdir(outside / 'd')",
    "os.rename(outside / 'file', outside / 'other')",
    "os.symlink('x', outside / 'link')",
    "os.truncate(outside / 'file', 0)",
    "socket.socket(socket.AF_UNIX).bind(str(outside / 's'))",
]
linux = pytest.mark.skipif(sys.platform != "linux", reason="the paths of Linux")


@pytest.fixture
def attempt(tmp_path):
    """Runs a line under the audit hook or the kernel's rules: returns "done" or "refused ..."."""

    def run(line: str, layer: str = "audit") -> str:
        (tmp_path / "scratch" / "home").mkdir(parents=True)
        (tmp_path / "outside").mkdir()
        (tmp_path / "outside" / "file").write_text("content")
        import grader

        arguments = [str(tmp_path / "scratch"), str(TESTS), str(Path(grader.__file__).parents[1]), layer, line]
        command = [sys.executable, "-c", PRELUDE, *arguments]
        result = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)
        left = sorted(path.name for path in (tmp_path / "outside").iterdir())
        assert left == ["file"]
        assert (tmp_path / "outside" / "file").read_text() == "content"
        assert result.stdout, result.stderr
        return result.stdout.strip().splitlines()[-1]

    return run


@linux
@pytest.mark.parametrize("line", ALLOWED)
def test_a_worker_may(attempt, line):
    assert attempt(line) == "done"


@linux
@pytest.mark.parametrize("line", REFUSED)
def test_a_worker_may_not(attempt, line):
    if "Changing" in line and sys.version_info >= (3, 15):
        pytest.skip("a path is asked only once there, before the audit hook is told")
    answer = attempt(line)
    assert answer.startswith("refused the code "), answer


@linux
@pytest.mark.parametrize("line", KERNEL)
def test_the_kernel_keeps_files_where_they_are(attempt, line):
    answer = attempt(line, "kernel")
    if answer == "unavailable":
        pytest.skip("this kernel has no Landlock")
    assert answer == "refused"


@linux
def test_the_kernel_leaves_the_own_folder_alone(attempt):
    line = "open('x', 'w').close(); os.rename('x', '../y'); os.remove('../y'); open('/dev/null', 'w').close()"
    assert attempt(line, "kernel") in ("done", "unavailable")
