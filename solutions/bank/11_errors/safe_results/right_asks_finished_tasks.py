"""Waits with asyncio.wait, asks the tasks for their errors, and tidies up in a finally."""

import asyncio


def _record(letter, task):
    if error := task.exception():
        return dict(letter=letter, ok=False, error=error)
    return dict(letter=letter, ok=True, result=task.result())


async def _all(scan, letters):
    tasks = [asyncio.ensure_future(scan(letter)) for letter in letters]
    try:
        if tasks:
            await asyncio.wait(tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return [_record(letter, task) for letter, task in zip(letters, tasks)]


async def safely(scan, letter):
    return (await _all(scan, [letter]))[0]


async def safe_results(scan, letters):
    return await _all(scan, letters)
