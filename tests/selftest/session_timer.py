"""A pytest plugin for the benchmark: measures the session from inside, and writes it down."""

import json
import os
import sys
import time

try:
    import resource
except ImportError:  # Windows
    resource = None

_real_time = time.perf_counter
_began = 0.0


def pytest_sessionstart() -> None:
    global _began
    _began = _real_time()


def pytest_unconfigure() -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss if resource else 0
    if sys.platform == "darwin":
        peak //= 1024  # bytes there, KiB elsewhere
    with open(os.environ["SESSION_TIMER_FILE"], "w", encoding="utf-8") as file:
        json.dump({"seconds": _real_time() - _began, "peak_kib": peak}, file)
