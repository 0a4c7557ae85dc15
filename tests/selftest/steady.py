"""Grade again and again, idle and under load, and print every verdict that differs: `tox -e steady`.

Each round grades all reference answers and the whole bank. The verdict of every test is
compared with that of the first round. Under load, four busy processes per core compete with the
grader; and memory has other holes in each round, so that objects lie elsewhere. Exit status 1 if any
verdict ever differed.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUSY_PER_CORE = 4

Verdicts = dict[str, str]


def busy() -> None:
    """Keep a core busy for ever."""
    while True:
        pass


@contextmanager
def load() -> Iterator[None]:
    """Busy processes in the background."""
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=busy, daemon=True) for _ in range(BUSY_PER_CORE * (os.cpu_count() or 1))]
    for process in processes:
        process.start()
    try:
        yield
    finally:
        for process in processes:
            process.kill()
        for process in processes:
            process.join()


def grade(arguments: list[str]) -> Verdicts:
    """Run pytest and return the verdict of each test of each answer."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "memory_holes"]
        command += ["--report-json", str(report), *arguments]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
        if not report.exists():
            return {"the run itself": f"status {result.returncode}: {result.stdout[-500:]} {result.stderr[-500:]}"}
        card = json.loads(report.read_text(encoding="utf-8"))
    graded = card.get("bank") or card["katas"]
    return {
        f"{entry['id']} {test['name']}": test["verdict"] or test["status"]
        for entry in graded
        for test in entry["tests"]
    }


def one_round(names: list[str]) -> Verdicts:
    """Grade the references and the bank once."""
    suites = [f"tests/{name}" for name in names]
    references = grade(["--answers", "solutions", *suites])
    return {f"reference {key}": verdict for key, verdict in references.items()} | grade(["--bank", *suites])


def compare(first: Verdicts, other: Verdicts, label: str) -> int:
    """Print what differs, and return how much it is."""
    differing = [key for key in first.keys() | other.keys() if first.get(key) != other.get(key)]
    for key in sorted(differing):
        print(f"  {label}: {key}: {first.get(key, 'missing')} before, {other.get(key, 'missing')} now", flush=True)
    return len(differing)


def main() -> int:
    """Run all rounds and report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=50, help="rounds idle, and as many under load (default 50)")
    parser.add_argument("--at-once", type=int, default=1, help="rounds that run at the same time (default 1)")
    parser.add_argument("--only", choices=["idle", "load"], help="leave the other half out")
    parser.add_argument("--suites", nargs="*", default=[], help="files or folders of tests/ to grade (default: all)")
    options = parser.parse_args()
    unknown = [suite for suite in options.suites if not (ROOT / "tests" / suite).exists()]
    if unknown or options.rounds < 1 or options.at_once < 1:
        print(f"steady: there is no tests/{unknown[0]}" if unknown else "steady: numbers start at 1", file=sys.stderr)
        return 2
    first = one_round(options.suites)
    print(f"{len(first)} verdicts in each round", flush=True)
    differing = 0
    halves = {"idle": ("idle", nullcontext), "load": ("under load", load)}
    for label, surroundings in [half for name, half in halves.items() if options.only in (None, name)]:
        began = time.perf_counter()
        with surroundings():
            with ThreadPoolExecutor(options.at_once) as pool:
                rounds = pool.map(one_round, [options.suites] * options.rounds)
                for number, verdicts in enumerate(rounds, 1):
                    found = compare(first, verdicts, f"{label}, round {number}")
                    differing += found
                    print(f"{label}, round {number} of {options.rounds}: {found or 'none'} differ", flush=True)
        seconds = time.perf_counter() - began
        print(f"{options.rounds} rounds {label}: {seconds:.0f} s", flush=True)
    print(f"{differing} verdicts differed")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
