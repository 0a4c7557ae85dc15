"""Loaded once into the process from which all workers are forked, so that none has to load it again."""

import contextlib
import ctypes
import sys
import warnings

import aiofiles
import aiofiles.os
import aiofiles.tempfile
import aiohttp.web
import aioresponses
import grader.guard
import grader.http_fakes
import grader.plugin
import grader.policy
import pytest_asyncio.plugin
import pytest_timeout

import isolation.worker

LOADED = (aiofiles, aiohttp, aioresponses, pytest_asyncio, pytest_timeout, grader, isolation)

# Processes that an answer leaves behind become children of this one (see prctl(2)), where the pool
# finds and ends them. Python tells of each such child in a warning.
PR_SET_CHILD_SUBREAPER = 36
if sys.platform == "linux":
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
warnings.filterwarnings("ignore", "forkserver: waitpid")
