"""Where katas are graded: a copy of the suites and the grader, and a submission's files beside it."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from grader.curriculum import Curriculum

from isolation.submission import Submission

NOT_NEEDED = shutil.ignore_patterns("__pycache__", "*.pyc", "selftest", "tools", "isolation", ".*")


class Workspace:
    """A temporary directory; use it as a context manager.

    Args:
        root: the repository whose suites grade.

    Attributes:
        path: holds tox.ini, tests/ and, for each submission, a folder with its katas/.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = tempfile.TemporaryDirectory(prefix="katas-", ignore_cleanup_errors=True)
        self.path = Path(self._folder.name).resolve()
        self._count = 0
        shutil.copytree(root / "tests", self.path / "tests", ignore=NOT_NEEDED)
        shutil.copy(root / "tox.ini", self.path)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def put(self, submission: Submission, curriculum: Curriculum) -> Path:
        """Write a submission's files into a new folder, and return that folder: it contains katas/."""
        self._count += 1
        folder = self.path / f"submission-{self._count}"
        for chapter in curriculum.chapters:
            (folder / "katas" / chapter.id).mkdir(parents=True)
        for kata_id, content in submission.files.items():
            (folder / "katas" / f"{kata_id}.py").write_bytes(content)
        return folder

    def remove(self, folder: Path) -> None:
        """Forget a submission."""
        shutil.rmtree(folder, ignore_errors=True)

    def scratch(self) -> Path:
        """A new empty directory for one worker."""
        return Path(tempfile.mkdtemp(prefix="scratch-", dir=self.path))


def fingerprint(root: Path) -> str:
    """A hash of everything that grades: a grade is good for these suites only."""
    digest = hashlib.sha256()
    for folder, folders, files in os.walk(root / "tests"):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "selftest", "tools"))
        for name in sorted(files):
            if name.endswith((".py", ".toml", ".txt")):
                path = Path(folder, name)
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update((root / "tox.ini").read_bytes())
    return digest.hexdigest()[:16]
