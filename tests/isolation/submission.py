"""What is taken of a submission: the katas' own .py files, as bytes, and nothing else.

A submission is a folder that contains katas/ (or is such a folder's content), or a zip or tar
archive of one. Links, other files, and folders in a file's place are left out and named.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import stat
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from grader.curriculum import Curriculum
from grader.texts import harmless

# Bytes. The longest reference answer has some 8,000.
MAX_FILE = 256 * 1024
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
# Members of an archive that are looked at.
MAX_MEMBERS = 100_000
# Bytes of an unpacked tar archive; a repository with 65 katas has less than 10 MiB.
MAX_TAR = 256 * 1024 * 1024
CHUNK = 1024 * 1024
UNPACK: dict[str, Callable[[Path], IO[bytes]]] = {"gz": gzip.open, "bz2": bz2.open, "xz": lzma.open}


class SubmissionError(Exception):
    """The submission cannot be graded; the message is one line."""


@dataclass
class Submission:
    """The answers of one person.

    name: for the grade book. files: kata id -> content. left_out: one line for each file that was not taken.
    """

    name: str
    files: dict[str, bytes] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def is_archive(path: Path) -> bool:
    """True for a file whose name says that it is an archive."""
    return path.name.lower().endswith(ARCHIVES)


def name_of(path: Path) -> str:
    """How the grade book calls a submission."""
    name = path.resolve().name
    for ending in sorted(ARCHIVES, key=len, reverse=True):
        if is_archive(path) and name.lower().endswith(ending):
            return name[: -len(ending)]
    return name


def read(path: Path, curriculum: Curriculum) -> Submission:
    """Take the katas out of a folder or an archive.

    Raises:
        SubmissionError: it is neither, or holds no katas/.
    """
    submission = Submission(name_of(path))
    try:
        if path.is_dir():
            _read_folder(path, curriculum, submission)
        elif not path.exists():
            raise SubmissionError(f"{path}: there is no such folder or archive")
        elif zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                _read_archive(_zip_members(archive), curriculum, submission)
        elif path.suffix.lower() == ".zip":
            raise SubmissionError(f"{path}: not a zip file, whatever its name says, or a damaged one")
        elif is_archive(path):
            with _unpacked(path) as file, tarfile.open(fileobj=file, mode="r:") as archive:
                _read_archive(_tar_members(archive), curriculum, submission)
        else:
            raise SubmissionError(f"{path}: neither a folder nor an archive ({', '.join(ARCHIVES)})")
    except SubmissionError:
        raise
    except Exception as exc:  # an archive made by hand: the libraries raise all kinds of errors
        what = harmless(" ".join(str(exc).split())) or type(exc).__name__
        raise SubmissionError(f"{path}: cannot be read: {what}") from None
    return submission


def _read_folder(path: Path, curriculum: Curriculum, submission: Submission) -> None:
    folder = path / "katas"
    if not folder.is_dir() and any((path / chapter.id).is_dir() for chapter in curriculum.chapters):
        folder = path
    if not folder.is_dir():
        raise SubmissionError(f"{path}: holds no folder katas/")
    for kata in curriculum.katas:
        file = folder / f"{kata.id}.py"
        # Not through a link, neither of the file nor of a folder above it.
        if any(part.is_symlink() for part in (folder, file.parent, file)):
            submission.left_out.append(f"katas/{kata.id}.py is a link")
        elif not file.exists():
            continue
        elif not stat.S_ISREG(file.lstat().st_mode):
            submission.left_out.append(f"katas/{kata.id}.py is not a file")
        elif file.lstat().st_size > MAX_FILE:
            submission.left_out.append(f"katas/{kata.id}.py is larger than {MAX_FILE // 1024} KiB")
        else:
            submission.files[kata.id] = file.read_bytes()


# Name, size in bytes, whether it is a plain file, and how to read it.
Member = tuple[str, int, bool, Callable[[], bytes]]


def _zip_members(archive: zipfile.ZipFile) -> Iterable[Member]:
    for info in archive.infolist()[:MAX_MEMBERS]:
        mode = info.external_attr >> 16
        is_file = not info.is_dir() and stat.S_IFMT(mode) in (0, stat.S_IFREG)
        yield info.filename, info.file_size, is_file, lambda info=info: _at_most(archive.open(info))


def _unpacked(path: Path) -> IO[bytes]:
    """The tar file inside of a packed one. A few packed bytes may be gigabytes."""
    kind = next(
        (kind for kind in UNPACK if path.name.lower().endswith((f".{kind}", ".tgz" if kind == "gz" else "?"))), ""
    )
    if not kind:
        return path.open("rb")
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    with UNPACK[kind](path) as file:
        while data := file.read(CHUNK):
            if target.tell() + len(data) > MAX_TAR:
                target.close()
                raise SubmissionError(f"{path}: holds more than {MAX_TAR // 1024**2} MiB")
            target.write(data)
    target.seek(0)
    return target


def _tar_members(archive: tarfile.TarFile) -> Iterable[Member]:
    for number, info in enumerate(archive):
        if number >= MAX_MEMBERS:
            return
        yield info.name, info.size, info.isfile(), lambda info=info: _at_most(archive.extractfile(info))


def _at_most(file: object) -> bytes:
    # The size in an archive's directory may be a lie.
    with file:  # type: ignore[attr-defined]
        data = file.read(MAX_FILE + 1)  # type: ignore[attr-defined]
    if len(data) > MAX_FILE:
        raise OSError("a file is larger than the archive says")
    return data


def _read_archive(members: Iterable[Member], curriculum: Curriculum, submission: Submission) -> None:
    wanted = {kata.id for kata in curriculum.katas}
    found_folder = False
    for name, size, is_file, content in members:
        parts = PurePosixPath(name.replace("\\", "/")).parts
        # katas/01_x/y.py, or below one folder, as archives made by GitHub are.
        if len(parts) in (3, 4) and parts[-3] == "katas" and parts[0] not in ("/", ".."):
            kata_id = f"{parts[-2]}/{parts[-1].removesuffix('.py')}"
            found_folder = True
            if not parts[-1].endswith(".py") or kata_id not in wanted:
                continue
            if not is_file:
                submission.left_out.append(f"katas/{kata_id}.py is not a file")
            elif kata_id in submission.files:
                submission.left_out.append(f"katas/{kata_id}.py is in the archive twice: the first one counts")
            elif size > MAX_FILE:
                submission.left_out.append(f"katas/{kata_id}.py is larger than {MAX_FILE // 1024} KiB")
            else:
                submission.files[kata_id] = content()
    if not found_folder:
        raise SubmissionError("the archive holds no folder katas/ with chapters in it")
