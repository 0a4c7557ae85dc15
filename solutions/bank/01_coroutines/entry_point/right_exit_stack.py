"""An object with __call__; an ExitStack closes the loop; debug mode is on."""

import asyncio
import logging
from contextlib import ExitStack

logging.basicConfig(level=logging.DEBUG)


class Entry:
    def __call__(self, build):
        try:
            asyncio.current_task()
        except RuntimeError:
            pass
        else:
            raise RuntimeError("no second EVENT LOOP here, please: await build()")
        with ExitStack() as stack:
            loop = asyncio.SelectorEventLoop()
            stack.callback(loop.close)
            loop.set_debug(True)
            return loop.run_until_complete(self._main(build))

    async def _main(self, build):
        return await asyncio.wait_for(build(), None)


run_report = Entry()
