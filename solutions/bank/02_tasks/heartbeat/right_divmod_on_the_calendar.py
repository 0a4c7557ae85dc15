"""divmod of time deltas, with a time zone, logs and prints."""

import asyncio
import logging
import sys
from datetime import datetime, timedelta, timezone

logging.basicConfig(stream=sys.stdout, level=logging.INFO)


async def heartbeat(beat, interval):
    start, step = datetime.now(timezone.utc), timedelta(seconds=interval)
    while (await beat(), logging.info("beat at %s", datetime.now(timezone.utc)))[1] is None:
        ticks, over = divmod(datetime.now(timezone.utc) - start, step)
        print(f"{ticks} ticks and {over}", file=sys.stderr)
        await asyncio.sleep((step - over).total_seconds())
