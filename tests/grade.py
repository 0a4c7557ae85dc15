"""Grade katas so that it counts: `tox -e grade`, or `python tests/grade.py --help`."""

import sys

if __name__ == "__main__":
    # The workers are started with a copy of this process's path: no folder of a submission is on it.
    from isolation.cli import main

    sys.exit(main())
