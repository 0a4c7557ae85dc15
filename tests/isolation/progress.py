"""How far grading has come: a line that changes on a terminal, nothing elsewhere."""

from __future__ import annotations

import shutil
from typing import TextIO

from grader.texts import cut

BAR = 30


class Progress:
    """Writes to `file` if that is a terminal.

    Args:
        file: usually sys.stderr.
        total: how many steps there are.
    """

    def __init__(self, file: TextIO, total: int) -> None:
        self._file = file
        self._total = total
        self._done = 0
        self._is_shown = file.isatty()
        self._width = shutil.get_terminal_size().columns - 1
        encoding = (getattr(file, "encoding", None) or "ascii").lower().replace("-", "")
        self._signs = "█░" if encoding.startswith("utf") else "#-"

    def step(self, what: str) -> None:
        """One more is done, namely `what`."""
        self._done += 1
        if self._is_shown:
            full = BAR * self._done // self._total
            bar = self._signs[0] * full + self._signs[1] * (BAR - full)
            line = cut(f"{bar}  {self._done} of {self._total}  {what}", self._width)
            self._file.write(f"\r{line:<{self._width}}")
            self._file.flush()

    def clear(self) -> None:
        """Leave an empty line behind."""
        if self._is_shown:
            self._file.write(f"\r{'':<{self._width}}\r")
            self._file.flush()
