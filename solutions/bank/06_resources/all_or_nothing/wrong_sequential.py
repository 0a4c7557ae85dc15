"""An AsyncExitStack filled in a loop: each call waits for the one before.

Verdict: SEQUENTIAL
"""

from contextlib import AsyncExitStack


async def open_all(connect, disconnect, names):
    lines = []
    async with AsyncExitStack() as stack:
        for name in names:
            line = await connect(name)
            stack.push_async_callback(disconnect, line)
            lines.append(line)
        stack.pop_all()
    return lines
