"""Kata: shout

A town crier gets his news as text files. A slow service makes a text loud, and he reads
the loud text out from another file. He may look into that file at any moment, so it must
never hold half a text.

Write `shout(source, target, transform, encoding="utf-8")`, a coroutine function that
  - reads the whole text of the file `source`,
  - awaits `transform(text)` once (1 second), which gives the new text,
  - writes the new text to the file `target`. Both files are in `encoding`,
  - lets the new text appear in `target` complete or not at all. Whoever opens `target`, at
    any moment, finds what was there before, or the complete new text. Opening `target` for
    writing would empty it. So write a new file in the same folder, and when that is
    complete and closed, call `os.replace(new, target)`: it puts the new file into the
    place of the old one in a single step,
  - if anything fails, lets the error come out as it is. Then `target` is as it was before,
    and no other file is left behind. The same holds if it is cancelled while it waits for
    `transform`. After a success, no other file is left behind either.

Example:

    await shout(Path("news.txt"), Path("loud.txt"), transform)
    # news.txt: "The king is back!"    loud.txt after 1 second: "THE KING IS BACK!"

The files are `pathlib.Path` objects in one folder. `source` may be empty, it may be missing
(FileNotFoundError), and it may be the same file as `target`. The new text may contain a
character that `encoding` does not have (UnicodeEncodeError). The lines of all texts end with
"\\n" only. Dozens of shouts may run at the same time in one folder, each with a target of its
own, such as "news.txt" and "news.html": each needs another name for its new file.
Not allowed: to open, read or write a file on the event loop, for example with plain `open`
or `Path.read_text`. Until the disk has answered, no other task can go on. Use aiofiles, or
hand ordinary functions to asyncio.to_thread. Calls that only deal with names are quick
(os.replace, os.unlink, Path.exists and the like), and you may call them directly.
"""

import asyncio
import os

import aiofiles


async def shout(source, target, transform, encoding="utf-8"):
    raise NotImplementedError("write the body of shout")
