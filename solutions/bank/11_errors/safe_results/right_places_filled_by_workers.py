"""A worker for each letter fills its place in a list; a context manager of its own catches errors."""

import asyncio


class Outcome:
    """Remembers how its block ended, and lets only cancellation through."""

    def __init__(self, letter):
        self.record = {"letter": letter, "ok": True}

    def __enter__(self):
        return self.record

    def __exit__(self, kind, error, traceback):
        if not isinstance(error, Exception):
            return False
        self.record.update(ok=False, error=error)
        return True


async def safely(scan, letter):
    with Outcome(letter) as record:
        record["result"] = await scan(letter)
    return dict(record) if record["ok"] else {key: record[key] for key in ("letter", "ok", "error")}


async def safe_results(scan, letters):
    letters = tuple(letters)
    records = [None for _ in letters]

    async def worker(place):
        records[place] = await safely(scan, letters[place])

    async with asyncio.TaskGroup() as group:
        for place in range(len(letters)):
            group.create_task(worker(place), name=f"letter {letters[place]}")
    print(sum(record["ok"] for record in records), "of", len(records), "pictures")
    return records
