"""`python tests/tools COMMAND [ARGUMENTS]`: what `tox -e COMMAND -- ARGUMENTS` runs."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

COMMANDS = ("new", "reset", "watch")


def main() -> int:
    """Run one of the commands."""
    # Run as a folder, this is no package yet: let `grader` and `tools` be found.
    sys.path[0] = str(Path(__file__).resolve().parents[1])
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in COMMANDS:
        print(f"tools: which one? {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    return importlib.import_module(f"tools.{name}").main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
