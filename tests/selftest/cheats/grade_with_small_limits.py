"""The command `tests/grade.py` with limits that are soon reached."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

if __name__ == "__main__":
    from isolation import cli, worker

    cli.Limits = lambda: worker.Limits(cpu=4, wall=15, disk=64 * worker.MIB, memory=1024 * worker.MIB, processes=40)
    sys.exit(cli.main())
