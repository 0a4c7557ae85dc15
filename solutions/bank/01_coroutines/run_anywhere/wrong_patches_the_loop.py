"""Gives the loop's class a run_until_complete that may be nested.

Verdict: FORBIDDEN
"""

import asyncio


def _patch(loop):
    def run_until_complete(self, future):
        caller = asyncio.current_task(self)
        task = asyncio.ensure_future(future, loop=self)
        asyncio.tasks._leave_task(self, caller)
        try:
            while not task.done():
                self._run_once()
        finally:
            asyncio.tasks._enter_task(self, caller)
        return task.result()

    loop.run_until_complete = run_until_complete.__get__(loop)


def run_sync(coro):
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)
    _patch(loop)
    try:
        return loop.run_until_complete(coro)
    finally:
        del loop.run_until_complete
