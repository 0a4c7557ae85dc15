"""Reference: count_lines."""

import aiofiles


async def count_lines(path, text):
    lines = matches = 0
    # newline="\n": other characters than this one end no line.
    async with aiofiles.open(path, encoding="utf-8", newline="\n") as file:
        # Each step of the loop reads one line, in a thread, and forgets the one before. For
        # millions of short lines the trips to the thread would cost more than the reading: then
        # let one asyncio.to_thread call count them all.
        async for line in file:
            lines += 1
            matches += text in line
    return lines, matches
