"""How fast and how large grading is, as ratios to no-op tests within one run: `tox -e bench`.

Two things alternate, several times: grading all reference answers, and as many no-op async
tests under plain pytest-asyncio. The best of each is taken, since everything that disturbs a
run makes it slower. Exit status 1 if a ratio is above its goal.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOAL_INSIDE = 2.0  # all references, inside pytest
GOAL_PROCESS = 1.5  # one kata, as a whole process
GOAL_REAL_TIME = 5.0  # seconds for all suites on the real clock together


@dataclass
class Measured:
    """One run: seconds inside pytest, seconds as a process, peak memory in KiB, score card."""

    inside: float
    process: float
    peak_kib: int
    card: dict


def run(arguments: list[str], folder: Path, scratch: Path) -> Measured:
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
        "PYTHONDONTWRITEBYTECODE": "",
    }
    command = [sys.executable, "-m", "pytest", "-p", "session_timer", *arguments]
    began = time.perf_counter()
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    process = time.perf_counter() - began
    if result.returncode != 0:
        print(result.stdout[-3000:], result.stderr[-3000:], sep="\n", file=sys.stderr)
        raise SystemExit(f"bench: {' '.join(command)} ended with status {result.returncode}")
    times = json.loads(timer.read_text(encoding="utf-8"))
    card = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
    return Measured(times["seconds"], process, times["peak_kib"], card)


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


def main() -> int:
    """Measure, print, and say whether the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="runs of each kind (default 7)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        reference = ["--answers", "solutions", "--report-json", str(scratch / "report.json")]
        first = run(reference, ROOT, scratch)
        katas = first.card["katas"]
        tests = sum(len(kata["tests"]) for kata in katas)
        kata = next(kata for kata in katas if kata["tests"])
        suite = f"tests/{kata['id'].replace('/', '/test_')}.py"
        no_op_project(scratch / "many", tests)
        no_op_project(scratch / "one", 1)
        runs: dict[str, list[Measured]] = {"references": [first], "no-ops": [], "one kata": [], "one no-op": []}
        for _ in range(rounds):
            runs["references"].append(run(reference, ROOT, scratch))
            runs["no-ops"].append(run([], scratch / "many", scratch))
            runs["one kata"].append(run([*reference[:2], suite], ROOT, scratch))
            runs["one no-op"].append(run([], scratch / "one", scratch))
    inside = {what: min(measured.inside for measured in runs[what]) for what in runs}
    process = {what: min(measured.process for measured in runs[what]) for what in runs}
    peak = {what: min(measured.peak_kib for measured in runs[what]) for what in runs}
    virtual = sum(test["virtual_duration"] for kata in katas for test in kata["tests"])
    real_time = {kata["id"]: sum(test["duration"] for test in kata["tests"]) for kata in katas if is_real_time(kata)}
    ratio_inside = (inside["references"] - sum(real_time.values())) / inside["no-ops"]
    ratio_process = process["one kata"] / process["one no-op"]
    print(f"{len(katas)} katas, {tests} tests, best of {rounds} runs each\n")
    print(f"all references inside pytest        {inside['references']:.2f} s")
    print(f"as many no-op tests inside pytest   {inside['no-ops']:.2f} s")
    print(f"  ratio {ratio_inside:.2f} (goal: {GOAL_INSIDE} or less)")
    print(f"one kata as a process               {process['one kata']:.2f} s")
    print(f"one no-op test as a process         {process['one no-op']:.2f} s")
    print(f"  ratio {ratio_process:.2f} (goal: {GOAL_PROCESS} or less)")
    print(f"virtual seconds per real second     {virtual / inside['references']:,.0f}")
    if peak["references"]:
        print(
            f"peak memory                         {peak['references'] / 1024:.0f} MiB, "
            f"{peak['references'] / peak['no-ops']:.2f} times that of the no-op tests"
        )
    print(f"suites on the real clock            {len(real_time)}, {sum(real_time.values()):.2f} s together")
    for kata_id, seconds in real_time.items():
        print(f"  {kata_id:<34}{seconds:.2f} s")
    met = ratio_inside <= GOAL_INSIDE and ratio_process <= GOAL_PROCESS and sum(real_time.values()) <= GOAL_REAL_TIME
    print("all goals are met" if met else "a goal is missed")
    return 0 if met else 1


def is_real_time(kata: dict) -> bool:
    """True if the kata's suite runs on the real clock."""
    chapter, name = kata["id"].split("/")
    path = ROOT / "tests" / chapter / f"test_{name}.py"
    return path.exists() and "mark.real_time" in path.read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
