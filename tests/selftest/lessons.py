"""The chapters' lessons: where they are, virtual time for their examples, and their pictures.

A picture is made from the code in a comment before it; `service(name, latency=...)` makes the
slow calls that it shows, and `main()` is what runs:

    <!-- timeline
    call = service("call", latency=2)

    async def main():
        await asyncio.gather(call("a"), call("b"))
    -->
    ```text
    the picture: python tests/selftest/pictures.py draws it
    ```
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from grader.fakes import service_factory
from grader.places import LearnerCode
from grader.supervision import Supervisor
from grader.timeline import Recording, draw
from grader.watch import Watch

ROOT = Path(__file__).resolve().parents[2]
LESSONS = sorted((ROOT / "katas").glob("*/README.md"))
TIMELINE = re.compile(r"(?s)(<!-- timeline\n(.*?)-->\n```text\n)(.*?)(```)")
COLUMNS = 76


@contextlib.contextmanager
def virtual_time() -> Iterator[Watch]:
    """Inside the block, event loops and clocks are virtual, as they are when a kata is graded."""
    supervisor = Supervisor()
    watch = Watch(LearnerCode("the lesson"))
    supervisor.install()
    try:
        supervisor.watch = watch
        with supervisor.around(watch):
            yield watch
    finally:
        supervisor.watch = None
        watch.clock.finished = True
        supervisor.uninstall()


def timeline(code: str) -> str:
    """The picture of what the code's `main()` does."""
    with virtual_time() as watch:
        names = {"asyncio": asyncio, "service": service_factory(watch)}
        exec(compile(code, "a timeline", "exec"), names)
        with contextlib.suppress(Exception):  # a picture may show a failure
            asyncio.run(names["main"]())
        return "\n".join(draw(Recording.of(watch.calls), watch.clock.elapsed, COLUMNS)) + "\n"


def with_timelines(lesson: str) -> str:
    """The lesson's text with fresh pictures."""
    return TIMELINE.sub(lambda found: found[1] + timeline(found[2]) + found[4], lesson)
