"""Kata: many_files

A newspaper lets a slow service look for spelling mistakes in its articles, which are files
on a disk. The service takes only a few texts at a time, and one broken file must not stop
the whole edition.

Write `check_files(check, paths, limit)`, a coroutine function that
  - reads each file as UTF-8 text, and awaits `check(text)` with it (some seconds), which
    gives the number of mistakes,
  - works on at most `limit` files at the same time, and never on fewer while files are left.
    A file counts from the moment it is opened until its check has ended. So the next file is
    opened only then, and at once, not when a whole batch has ended,
  - begins with the files in the order of `paths`,
  - returns a list with one pair `(path, outcome)` for each path, in the order of `paths`.
    The outcome is what `check` returned. If something goes wrong with a file, the outcome is
    the exception object, and the other files are checked all the same.

Example:

    await check_files(check, [Path("sport.txt"), Path("missing.txt")], 2)
    # [(Path("sport.txt"), 3), (Path("missing.txt"), FileNotFoundError(...))]

What may go wrong: there is no such file, it is no UTF-8 (UnicodeDecodeError), or `check`
raises an exception of any class. `paths` may be empty, may hold a path twice (it is then read
and checked twice, which may have two outcomes), and may hold dozens of paths. `limit` is 1 or
more. While it waits for `check`, it may be cancelled: then all its work ends, and the
cancellation comes out.
Not allowed: to open or read files on the event loop, for example with plain `open` or
`Path.read_text`, because until the disk has answered no other task can go on (use aiofiles,
or hand ordinary functions to asyncio.to_thread); to read files long before their turn,
because all of them may be more than the memory can hold; to leave a file open when the work
on it has ended.
"""

import asyncio

import aiofiles


async def check_files(check, paths, limit):
    raise NotImplementedError("write the body of check_files")
