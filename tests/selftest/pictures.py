"""Put real output of the grader into README.md and the lessons: `python tests/selftest/pictures.py`.

The pictures stand between comments such as `<!-- board: begin -->`; a self-test fails when
they are out of date.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WRONG = "solutions/bank/02_tasks/concurrent_downloads/wrong_one_after_the_other.py"


def screen(folder: Path, *arguments: str) -> str:
    """What pytest shows in `folder` on a terminal of 80 columns, without pytest's own last line."""
    environment = {**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8", "TOX_ENV_NAME": "py", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    if result.returncode != 1:
        raise RuntimeError(f"{' '.join(command)} ended with status {result.returncode}: {result.stdout}{result.stderr}")
    return "\n".join(line.rstrip() for line in result.stdout.strip().splitlines()[:-1]).strip()


def with_pictures(readme: str) -> str:
    """The README's text with fresh pictures."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name, "asyncio-katas")
        for folder in ("katas", "tests"):
            ignored = shutil.ignore_patterns("__pycache__", "selftest")
            shutil.copytree(ROOT / folder, copy / folder, ignore=ignored)
        shutil.copy(ROOT / "tox.ini", copy)
        pictures = {"board": screen(copy)}
        shutil.copy(ROOT / WRONG, copy / "katas/02_tasks/concurrent_downloads.py")
        # Without the docstring that names the verdict, as a learner would have it.
        answer = copy / "katas/02_tasks/concurrent_downloads.py"
        answer.write_text(re.sub(r'(?s)^""".*?"""\s*', "", answer.read_text(encoding="utf-8")), encoding="utf-8")
        pictures["failure"] = screen(copy, "-k", "concurrent_downloads")
    for title, text in pictures.items():
        begin, end = f"<!-- {title}: begin -->", f"<!-- {title}: end -->"
        before, _, rest = readme.partition(begin)
        readme = f"{before}{begin}\n```text\n{text}\n```\n{end}{rest.partition(end)[2]}"
    return readme


def main() -> int:
    """Rewrite README.md and the lessons."""
    path = ROOT / "README.md"
    path.write_text(with_pictures(path.read_text(encoding="utf-8")), encoding="utf-8")
    sys.path.insert(0, str(ROOT / "tests"))  # for the grader
    from lessons import LESSONS, with_timelines

    for lesson in LESSONS:
        lesson.write_text(with_timelines(lesson.read_text(encoding="utf-8")), encoding="utf-8")
    print("README.md and the lessons: pictures are up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())
