"""What a submission brings besides its answers never reaches the grader."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from grader import curriculum
from isolation import submission
from isolation.submission import SubmissionError

ROOT = Path(__file__).resolve().parents[2]
CURRICULUM = curriculum.read(ROOT / "tests" / "curriculum.toml")
KATA = "01_coroutines/first_await"
EVIL = b"import os\nos._exit(0)\n"
PLANTED = [
    *("conftest.py", "tests/conftest.py", "katas/conftest.py", "katas/01_coroutines/conftest.py", "sitecustomize.py"),
    *("pytest.ini", "tox.ini", "setup.cfg", "pyproject.toml", "usercustomize.py", "evil.pth", "asyncio.py", "json.py"),
    *("katas/asyncio.py", "katas/01_coroutines/random.py", "katas/01_coroutines/__init__.py", "tests/grader/plugin.py"),
    *("evil.egg-info/entry_points.txt", "tests/01_coroutines/test_first_await.py", "tests/curriculum.toml"),
    *("katas/01_coroutines/__pycache__/first_await.cpython-312.pyc", "tests/isolation/worker.py", "grader.py"),
]
INI = b"[pytest]\naddopts = --collect-only\npython_files = nothing\n[tool.pytest.ini_options]\n"


def content_of(name: str) -> bytes:
    if name.endswith((".ini", ".cfg", ".toml")):
        return INI
    return b"[pytest11]\nevil = evil\n" if name.endswith(".txt") else EVIL


@pytest.mark.parametrize("packed", ["folder", "zip", "tar.gz"])
def test_planted_files_change_nothing(tmp_path: Path, packed: str) -> None:
    folder = tmp_path / "submission"
    for name in PLANTED:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content_of(name))
    (folder / "katas" / "01_coroutines").mkdir(exist_ok=True)
    (folder / f"katas/{KATA}.py").write_bytes((ROOT / "solutions" / f"{KATA}.py").read_bytes())
    (folder / "katas/01_coroutines/order_of_events.py").write_text("async def cook(kitchen): pass")
    given = folder
    if packed == "zip":
        given = tmp_path / "submission.zip"
        with zipfile.ZipFile(given, "w") as archive:
            for path in folder.rglob("*"):
                archive.write(path, path.relative_to(folder))
    elif packed == "tar.gz":
        given = tmp_path / "submission.tar.gz"
        with tarfile.open(given, "w:gz") as archive:
            archive.add(folder, "someone-katas")
    command = [sys.executable, str(ROOT / "tests/grade.py"), "--kata", "first_await", "--kata", "order_of_events"]
    result = subprocess.run(
        [*command, str(given)], cwd=folder, capture_output=True, encoding="utf-8", timeout=240, check=False
    )
    assert result.returncode == 1, result.stderr
    assert "1 of 2" in result.stdout
    assert result.stderr == ""


def taken(path: Path) -> submission.Submission:
    return submission.read(path, CURRICULUM)


def test_links_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_text("x = 1")
    chapter = tmp_path / "one/katas/01_coroutines"
    chapter.mkdir(parents=True)
    (chapter / "first_await.py").symlink_to(tmp_path / "secret.py")
    (chapter / "forgotten_await.py").mkdir()
    (tmp_path / "one/katas/02_tasks").symlink_to(ROOT / "solutions/02_tasks")
    os.mkfifo(chapter / "entry_point.py")
    got = taken(tmp_path / "one")
    assert got.files == {}
    assert f"katas/{KATA}.py is a link" in got.left_out
    assert "katas/02_tasks/heartbeat.py is a link" in got.left_out
    assert "katas/01_coroutines/entry_point.py is not a file" in got.left_out


def tar(path: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path, "w") as archive:
        for info, data in members:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


def test_strange_members_of_archives_are_left_out(tmp_path: Path) -> None:
    got = taken(
        tar(
            tmp_path / "a.tar",
            (member(f"katas/{KATA}.py"), b"first"),
            (member(f"katas/{KATA}.py"), b"second"),
            (member("../katas/02_tasks/heartbeat.py"), b"outside"),
            (member("/katas/02_tasks/heartbeat.py"), b"absolute"),
            (member("katas/../katas/02_tasks/heartbeat.py"), b"around"),
            (member("katas/01_coroutines/cook.py"), b"unknown"),
            (member("katas/02_tasks/background_work.py", tarfile.SYMTYPE, "/etc/passwd"), b""),
            (member("katas/02_tasks/fire_and_forget.py", tarfile.LNKTYPE, f"katas/{KATA}.py"), b""),
            (member("katas/02_tasks/progress_by_name.py", tarfile.CHRTYPE), b""),
        )
    )
    assert got.files == {KATA: b"first"}
    assert len(got.left_out) == 4


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"katas/{KATA}.py", b"#" * 50_000_000)
    assert taken(tmp_path / "a.zip").left_out == [f"katas/{KATA}.py is larger than 256 KiB"]
    monkeypatch.setattr(submission, "MAX_TAR", 3_000_000)
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as archive:
        info = member("zeros")
        info.size = 4_000_000
        archive.addfile(info, io.BytesIO(bytes(info.size)))
    with pytest.raises(SubmissionError, match="holds more than 2 MiB"):
        taken(tmp_path / "b.tar.gz")


@pytest.mark.parametrize("ending", [".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04junk", b"\x1f\x8b\x08junk", b"x" * 2000, b"\xfd7zXZ\x00junk"])
def test_what_is_no_archive_is_one_line(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(content)
    with pytest.raises(SubmissionError) as caught:
        taken(path)
    assert str(caught.value).isprintable()
