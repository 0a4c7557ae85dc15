"""How fast and how large grading is, as ratios to no-op tests within one run: `tox -e bench`.

Several things alternate, a number of times: the whole board of a learner who has solved no kata, half
of them or all; the suites that use nothing but the virtual clock; one kata; and as many no-op async
tests under plain pytest-asyncio. What is measured is CPU time, where the system tells it: a busy machine
makes all else many times longer. The best of each is taken, since whatever disturbs a run makes it slower.

A suite belongs to one of three groups: it asks for the real clock (the marker real_time); or it
uses real sockets, files or threads in virtual time, as Python's audit events tell in a run of
its own; or nothing in it is real. The ratio to no-op tests has a goal for the last group: what the
operating system does for the other two takes the time that it takes, so they have one in seconds.
Exit status 1 if a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None

ROOT = Path(__file__).resolve().parents[2]
GOAL_BOARD = 2.0  # the whole board of somebody who begins, inside pytest
GOAL_INSIDE = 2.0  # all suites in which nothing is real, inside pytest
GOAL_PROCESS = 1.5  # one kata, as a whole process
GOAL_REAL = 5.0  # seconds for all other suites together
GOAL_GRADE = 3.0  # all references in isolated grading, to the same in practice


@dataclass
class Measured:
    """One run: CPU seconds inside pytest and as a process, peak memory in KiB, score card.

    kinds: the real things that each suite used, by its path, if they were asked for.
    """

    inside: float
    process: float
    peak_kib: int
    card: dict
    kinds: dict[str, list[str]]


def children_seconds() -> float:
    """CPU seconds of all child processes that have ended; where the system does not tell them, the time."""
    if resource is None:
        return time.perf_counter()
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(arguments: list[str], folder: Path, scratch: Path, ask_for_kinds: bool = False) -> Measured:
    """Run pytest in `folder` and measure it.

    Raises:
        SystemExit: the run failed; there is nothing to measure then.
    """
    timer, report = scratch / "timer.json", scratch / "report.json"
    report.unlink(missing_ok=True)
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parent),
        "SESSION_TIMER_FILE": str(timer),
        "SESSION_TIMER_KINDS": "1" if ask_for_kinds else "",
        "PYTHONDONTWRITEBYTECODE": "",
    }
    command = [sys.executable, "-m", "pytest", "-p", "session_timer", *arguments]
    began = children_seconds()
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    process = children_seconds() - began
    if result.returncode not in (0, 1):
        print(result.stdout[-3000:], result.stderr[-3000:], sep="\n", file=sys.stderr)
        raise SystemExit(f"bench: {' '.join(command)} ended with status {result.returncode}")
    times = json.loads(timer.read_text(encoding="utf-8"))
    card = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
    return Measured(times["seconds"], process, times["peak_kib"], card, times["kinds"])


def no_op_project(folder: Path, tests: int) -> None:
    """A project with that many async tests that do nothing."""
    folder.mkdir()
    (folder / "pytest.ini").write_text(
        "[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\naddopts = -q\n",
        encoding="utf-8",
    )
    per_file = 12
    for number in range(0, tests, per_file):
        body = "".join(f"async def test_{i}():\n    pass\n\n\n" for i in range(min(per_file, tests - number)))
        (folder / f"test_{number}.py").write_text(body, encoding="utf-8")


def answers_on_the_way(folder: Path, katas: list[dict], solved: int) -> Path:
    """Answers of somebody who has solved so many katas: references, and the untouched stubs of what is to come."""
    for number, kata in enumerate(katas):
        source = f"solutions/{kata['id']}.py" if number < solved else f"tests/stubs/{kata['id']}.stub"
        answer = folder / f"{kata['id']}.py"
        answer.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / source, answer)
    return folder


def seconds_of_process(command: list[str]) -> float:
    """Real seconds that a command takes, the best of two: its processes share the cores."""
    best = float("inf")
    for _ in range(2):
        began = time.perf_counter()
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        best = min(best, time.perf_counter() - began)
        if result.returncode:
            sys.exit(f"bench: {' '.join(command)} failed:\n{result.stdout[-2000:]}{result.stderr[-2000:]}")
    return best


def practice_and_grade(scratch: Path, katas: list[dict]) -> tuple[float, float]:
    """Real seconds for all references in practice mode, and in isolated grading."""
    submission = scratch / "submission"
    answers_on_the_way(submission / "katas", katas, len(katas))
    practice = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"--answers={submission / 'katas'}"]
    grade = [sys.executable, str(ROOT / "tests" / "grade.py"), str(submission), "--seed", "1"]
    return seconds_of_process(practice), seconds_of_process(grade)


def suite_of(kata: dict) -> str:
    """The path of the kata's suite below the repository."""
    return f"tests/{kata['id'].replace('/', '/test_')}.py"


def is_real_time(suite: str) -> bool:
    """True if the suite runs on the real clock."""
    return "mark.real_time" in (ROOT / suite).read_text(encoding="utf-8")


def seconds_of(suite: str, runs: list[Measured]) -> float:
    """Seconds inside the suite's tests, the best of the runs."""
    katas = [next(kata for kata in measured.card["katas"] if suite_of(kata) == suite) for measured in runs]
    return min(sum(test["duration"] for test in kata["tests"]) for kata in katas)


def main() -> int:
    """Measure, print, and say whether the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="runs of each kind (default 7)")
    rounds = parser.parse_args().rounds
    if rounds < 1:
        parser.error(f"argument --rounds: at least 1, not {rounds}")
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        reference = ["--answers", "solutions"]
        with_report = [*reference, "--report-json", str(scratch / "report.json")]
        look = run(with_report, ROOT, scratch, ask_for_kinds=True)
        katas = [kata for kata in look.card["katas"] if kata["tests"]]
        tests = {suite_of(kata): len(kata["tests"]) for kata in katas}
        real_time = [suite for suite in tests if is_real_time(suite)]
        with_real_io = [suite for suite in tests if suite in look.kinds and suite not in real_time]
        pure = [suite for suite in tests if suite not in look.kinds and suite not in real_time]
        none_solved = answers_on_the_way(scratch / "none", katas, 0)
        half_solved = answers_on_the_way(scratch / "half", katas, len(katas) // 2)
        no_op_project(scratch / "many", sum(tests.values()))
        no_op_project(scratch / "one", 1)
        commands = {
            "none solved": ([f"--answers={none_solved}"], ROOT),
            "half solved": ([f"--answers={half_solved}"], ROOT),
            "references": (with_report, ROOT),
            "in virtual time": ([*reference, *pure, *with_real_io], ROOT),
            "pure": ([*reference, *pure], ROOT),
            "no-ops": ([], scratch / "many"),
            "one kata": ([*reference, next(iter(tests))], ROOT),
            "one kata by name": ([*reference, "-k", katas[0]["id"].split("/")[1]], ROOT),
            "one no-op": ([], scratch / "one"),
        }
        runs: dict[str, list[Measured]] = {what: [] for what in commands}
        for _ in range(rounds):
            for what, (arguments, folder) in commands.items():
                runs[what].append(run(arguments, folder, scratch))
        practice, grade = practice_and_grade(scratch, katas)
    inside = {what: min(measured.inside for measured in runs[what]) for what in runs}
    process = {what: min(measured.process for measured in runs[what]) for what in runs}
    peak = {what: min(measured.peak_kib for measured in runs[what]) for what in runs}
    seconds = {suite: seconds_of(suite, runs["references"]) for suite in tests}
    no_op = inside["no-ops"] / sum(tests.values())  # seconds of one
    with_anything_real = sum(seconds[suite] for suite in with_real_io + real_time)
    virtual = sum(test["virtual_duration"] for kata in katas for test in kata["tests"])

    print(f"{len(katas)} katas, {sum(tests.values())} tests, best of {rounds} runs each\n")
    print("inside pytest                   suites  tests  CPU seconds  ratio to as many no-op tests")
    ratios = {}
    for label, what, suites in (
        ("the board, no kata solved", "none solved", list(tests)),
        ("the board, half of them solved", "half solved", list(tests)),
        ("the board, all of them solved", "references", list(tests)),
        ("in virtual time", "in virtual time", pure + with_real_io),
        ("  with nothing real", "pure", pure),
    ):
        count = sum(tests[suite] for suite in suites)
        ratios[what] = inside[what] / (no_op * count)
        goal = {"none solved": GOAL_BOARD, "pure": GOAL_INSIDE}.get(what)
        print(
            f"{label:<32}{len(suites):>6}{count:>7}{inside[what]:>13.2f}  {ratios[what]:.2f}"
            + (f" (goal: {goal})" if goal else "")
        )
    print(f"\none no-op test as a process            {process['one no-op']:.2f} CPU seconds")
    for what, label in (
        ("one kata", "one kata as a process, by its path"),
        ("one kata by name", "the same with -k NAME"),
    ):
        ratio = process[what] / process["one no-op"]
        print(f"{label:<39}{process[what]:.2f}, ratio {ratio:.2f} (goal: {GOAL_PROCESS})")
    print(f"virtual seconds per CPU second         {virtual / inside['references']:,.0f}")
    if peak["references"]:
        print(
            f"peak memory                            {peak['references'] / 1024:.0f} MiB, "
            f"{peak['references'] / peak['no-ops']:.2f} times that of the no-op tests"
        )
    print(f"\nwith something real                    {with_anything_real:.2f} s in their tests (goal: {GOAL_REAL})")
    for suite in with_real_io + real_time:
        kinds = ", ".join([*look.kinds.get(suite, []), *(["the real clock"] if suite in real_time else [])])
        print(f"  {suite:<44}{seconds[suite]:.2f} s  {kinds}")
    print(
        f"\nisolated grading of all references     {grade:.1f} s, {grade / practice:.2f} times"
        f" practice's {practice:.1f} s (goal: {GOAL_GRADE})"
    )
    met = (
        ratios["none solved"] <= GOAL_BOARD
        and ratios["pure"] <= GOAL_INSIDE
        and max(process["one kata"], process["one kata by name"]) <= GOAL_PROCESS * process["one no-op"]
        and with_anything_real <= GOAL_REAL
        and grade <= GOAL_GRADE * practice
    )
    print("\nall goals are met" if met else "\na goal is missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
