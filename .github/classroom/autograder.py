"""Grades a submission for Classroom 50, whose runner starts this file in the student's checkout.

The bundle of the assignment (CLASSROOM/autograders/ASSIGNMENT/ in the classroom50 repository) should hold
this file, and `tests/` and `tox.ini` of the starter: then the pristine tests grade, whatever the student
has changed. Without them the checkout's own tests are used.

It always writes ./result.json and ./release-body.md, and ends with status 0; 15 minutes are allowed, and
it takes 14 at most. Where the katas could not be graded, result.json says so in a test that failed.
Only the standard library is used; what grading needs is installed into a virtual environment.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

SECONDS = 14 * 60
MAX_SHOWN_LINES = 300
KEYS = {
    "schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit", "release", "review",
    "datetime", "score", "max-score", "tests",
}  # fmt: skip
# Commands of a workflow go through these files, and no answer needs to know them.
HIDDEN = ("GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STATE", "GITHUB_STEP_SUMMARY")


class NotGraded(Exception):
    """The grader could not do its job; the message is one line that says why."""


def run(command: Sequence[str | Path], folder: Path, log: Path, deadline: float, environment: Mapping[str, str]) -> int:
    """Run a command and return its exit status; its output is appended to `log`.

    Args:
        deadline: when it must have ended, on time.monotonic(). Its whole process group is killed then.

    Raises:
        NotGraded: it cannot be started, or the time is up.
    """
    with log.open("ab") as file:
        try:
            process = subprocess.Popen(
                command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=file, stderr=file,
                start_new_session=True,
            )  # fmt: skip
        except OSError as exc:
            raise NotGraded(f"{command[0]} cannot be started: {exc.strerror}") from None
        try:
            return process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise NotGraded("the time is up") from None
        finally:
            # Also what a command has left behind: nothing may outlive this file.
            if hasattr(os, "killpg"):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()


def prepared_python(repository: Path, folder: Path, log: Path, deadline: float) -> Path:
    """The Python of a new virtual environment in `folder` that has all that grading needs.

    Raises:
        NotGraded: it could not be made.
    """
    venv = folder / "venv"
    environment = outer_environment()
    # -I: a module in the student's checkout must not pass for one of the standard library's.
    made = run([sys.executable, "-I", "-m", "venv", venv], folder, log, deadline, environment)
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if made != 0:
        raise NotGraded("a virtual environment cannot be made")
    requirements = repository / "tests" / "requirements.txt"
    pip = [python, "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]
    if run(pip, folder, log, deadline, environment) != 0:
        raise NotGraded("the requirements in tests/requirements.txt cannot be installed")
    return python


def outer_environment() -> dict[str, str]:
    """This process's environment without what would change how Python or the workflow behaves."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith("PYTHON") and name not in HIDDEN
    } | {"PYTHONUTF8": "1"}


def shown(text: str) -> str:
    """The text in one line that no service takes for a command."""
    line = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(line.replace("::", ": :").replace("##[", "## [").split())


def last_line(log: Path) -> str:
    """The last line of a command's output, which says why it failed."""
    lines = [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    return shown(lines[-1])[:300] if lines else "no reason was given"


def grade(repository: Path, checkout: Path, scratch: Path, deadline: float) -> dict[str, Any]:
    """Grade the katas of `checkout` with the tests of `repository`, and return the checked result.

    Raises:
        NotGraded: that was not possible.
    """
    log = scratch / "log"
    log.touch()
    if not (repository / "tests" / "grade.py").is_file():
        raise NotGraded("there is no tests/grade.py, neither beside the autograder nor in the submission")
    python = prepared_python(repository, scratch, log, deadline)
    report = scratch / "result.json"
    command: list[str | Path] = [python, "-E", "-s", repository / "tests" / "grade.py"]
    command += [] if repository == checkout else [checkout]
    command += ["--report-classroom50", report]
    log.write_bytes(b"")
    status = run(command, repository, log, deadline, outer_environment())
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines()[:MAX_SHOWN_LINES]:
        print("|", line.replace("##[", "## ["))  # behind a bar, where no command of a workflow begins
    if status not in (0, 1):
        raise NotGraded(f"the grader ended with status {status}: {last_line(log)}")
    return checked(report)


def checked(report: Path) -> dict[str, Any]:
    """The result in the file `report`.

    Raises:
        NotGraded: it is missing, or not what Classroom 50 accepts.
    """
    try:
        result = json.loads(report.read_text(encoding="utf-8"))
        tests = result["tests"]
        score, max_score = result["score"], result["max-score"]
        sums = [sum(test[key] for test in tests) for key in ("score", "max-score")]
        numbers = [score, max_score, *(test[key] for test in tests for key in ("score", "max-score"))]
        if set(result) == KEYS and tests and sums == [score, max_score] and all(type(n) is int for n in numbers):
            return result
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    raise NotGraded("the grader wrote no valid result")


def not_graded(reason: str, repository: Path) -> dict[str, Any]:
    """A result in which one test, worth all points, has failed: an empty list would count as a success."""
    try:
        data = tomllib.loads((repository / "tests" / "curriculum.toml").read_text(encoding="utf-8"))
        points = sum(kata["level"] for chapter in data["chapters"] for kata in chapter["katas"])
    except (OSError, ValueError, KeyError, TypeError):
        points = 1
    test = {"test-name": "The katas could not be graded", "passed": False, "score": 0, "max-score": points}
    environment = os.environ
    return {
        "schema": "classroom50/result/v1",
        "classroom": environment.get("CLASSROOM") or "unknown",
        "assignment": environment.get("ASSIGNMENT") or "unknown",
        "assignment_type": environment.get("ASSIGNMENT_TYPE") or "individual",
        "owner": environment.get("OWNER") or environment.get("USERNAME") or "unknown",
        "submission": environment.get("SUBMISSION_TAG") or "submit/unknown",
        "commit": environment.get("COMMIT_URL") or "unknown",
        "release": environment.get("RELEASE_URL") or "unknown",
        "review": environment.get("REVIEW_URL") or environment.get("COMMIT_URL") or "unknown",
        "datetime": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "score": 0,
        "max-score": points,
        "tests": [test | {"message": reason}],
    }


def put(text: str, path: Path) -> None:
    """Write a file, whatever the student has left at its place: a link is replaced and never followed."""
    if path.is_dir() and not path.is_symlink():
        path.rename(path.with_name(f"{path.name}.found"))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".autograder-")
    with open(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.replace(name, path)


def main() -> int:
    """Grade the current directory. Returns 0 as long as the result could be written."""
    deadline = time.monotonic() + SECONDS
    checkout = Path.cwd()
    bundle = Path(os.environ.get("CLASSROOM50_BUNDLE_DIR") or Path(__file__).resolve().parent)
    repository = bundle if (bundle / "tests" / "grade.py").is_file() else checkout
    with tempfile.TemporaryDirectory(prefix="katas-", ignore_cleanup_errors=True) as folder:
        scratch = Path(folder)
        try:
            result = grade(repository, checkout, scratch, deadline)
            body = (scratch / "release-body.md").read_text(encoding="utf-8")
        except (NotGraded, OSError) as exc:
            reason = shown(str(exc))
            result = not_graded(reason, repository)
            body = f"### Not graded\n\nThe grader could not do its job: {reason}\n"
            print(f"autograder: {reason}", file=sys.stderr)
            if output := os.environ.get("GITHUB_OUTPUT"):
                with open(output, "a", encoding="utf-8") as file:
                    file.write(f"status=error\nsummary=asyncio-katas: not graded: {reason}\n")
    try:
        put(body, checkout / "release-body.md")
        put(json.dumps(result, indent=2) + "\n", checkout / "result.json")
    except OSError as exc:
        print(f"autograder: the result cannot be written: {exc}", file=sys.stderr)
        return 2
    print(f"autograder: {result['score']} of {result['max-score']} points")
    return 0


if __name__ == "__main__":
    sys.exit(main())
