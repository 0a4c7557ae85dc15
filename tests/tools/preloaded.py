"""A process that has imported what a grading run needs, and waits for the word to begin.

One line of JSON comes on stdin: {"arguments": [...], "columns": 80}. No line (end of file): nothing
to do. The exit status is pytest's.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path

# What pytest would otherwise look up among all that is installed: others' plugins take their time.
PLUGINS = ("pytest_asyncio.plugin", "pytest_timeout", "grader.plugin")


def main() -> int:
    """Wait for the line, then run pytest."""
    sys.path[0] = str(Path(__file__).resolve().parents[1])
    import _pytest.config
    import pytest

    for name in (*(f"_pytest.{name}" for name in _pytest.config.default_plugins), *PLUGINS):
        importlib.import_module(name)

    line = sys.stdin.readline()
    if not line:
        return 0
    order = json.loads(line)
    # Nobody is there to answer: a debugger's prompt or an input() must not wait for ever.
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
    os.environ |= {"COLUMNS": str(order["columns"]), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    # Their asserts are not rewritten, because they are imported already: nobody minds.
    plugins = [argument for name in PLUGINS for argument in ("-p", name)]
    return pytest.main([*plugins, "-W", "ignore::pytest.PytestAssertRewriteWarning", *order["arguments"]])


if __name__ == "__main__":
    sys.exit(main())
