"""Takes the one name out of an asynchronous generator, and logs a lot on the way."""

import contextlib
import logging
import sys
import time

logging.basicConfig(level=logging.DEBUG, stream=sys.stderr, format="%(asctime)s %(message)s")
log = logging.getLogger(__name__)


async def names(fetch_name):
    log.debug("asking at %s", time.strftime("%H:%M:%S"))
    yield await fetch_name()


async def greeting(fetch_name):
    began = time.perf_counter_ns()
    async with contextlib.aclosing(names(fetch_name)) as source:
        name = await anext(source)
    log.info("got %r after %d ns", name, time.perf_counter_ns() - began)
    for _ in range(200):
        print("debug:", name, flush=True)
    return "".join(["Hello, ", name, "!"])
