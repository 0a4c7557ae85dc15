"""Kata: count_lines

A program counts the lines of log files, and the lines that contain a certain text. The
files are larger than the memory of the machine, and they lie on a slow disk.

Write `count_lines(path, text)`, a coroutine function that
  - returns a tuple of two numbers: how many lines the file has, and how many of them contain
    `text` (a line that contains it twice counts once),
  - needs at most 1,000,000 bytes of memory at once, however large the file is. No line has
    more than 50,000 characters,
  - leaves the event loop free: other tasks go on while the file is read.

Example:

    await count_lines(Path("server.log"), "error")      # (1204, 3)

Only "\\n" ends a line, and it is the only such character in the tests. The last line counts
whether there is a "\\n" at its end or not; after a "\\n" at the end of the file there is no
further line. An empty line is a line, and an empty file has none: (0, 0). The file is UTF-8.
`text` has at least one character, no "\\n", and big and small letters are different in it.
If the file is missing, FileNotFoundError comes out. Several files may be counted at the same
time. The tests cancel nothing.
Not allowed: to open or read the file on the event loop, for example with plain `open` and a
`for` loop, because until the disk has answered no other task can go on. Use aiofiles, or hand
an ordinary function to asyncio.to_thread. To read the whole file at once, or to keep its lines
or the matching ones: they do not fit into the memory.
"""

import asyncio

import aiofiles


async def count_lines(path, text):
    raise NotImplementedError("write the body of count_lines")
