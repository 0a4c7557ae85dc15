"""Kata: line_reader

A program searches log files on a slow disk. They are too long for the memory, and mostly
the first lines are enough. So it needs a reader that opens a file, gives one line after
the other, and closes the file again: `async with` and `async for` on the same object.

Write the class `LineReader(open_file, path)`. As a context manager it
  - awaits `open_file(path)` at the beginning of the block (1 second), which gives a file,
  - awaits `file.close()` at the end of the block (0.25 seconds), once, however the block
    ends: by itself, by an error, or because the task is cancelled. Errors and
    cancellations come out of `async with` as they are.

Inside the block, `async for line in reader`
  - awaits `file.readline()` for each line (0.5 seconds), and only when the loop asks for
    that line: it reads nothing ahead,
  - gives the line without the "\\n" at its end; nothing else is cut off,
  - ends when `readline` gives "", which means the end of the file. An empty line is "\\n",
    and the last line of a file may have no "\\n",
  - goes on with the next line, if an earlier loop was left by `break`. If that one came to
    the end of the file, a second loop ends at once, or asks `readline` once more.

Outside the block, before it or after it, however it ended, `async for` raises a
RuntimeError, and `readline` is not called. This also holds for a loop that began inside of
the block.

Example:

    async with LineReader(open_file, "server.log") as reader:
        async for line in reader:           # the first line comes after 1.5 seconds
            if "error" in line:
                break
    # here the file is closed

`LineReader(...)` alone opens nothing. The file may be empty, and may have very many
lines. Two readers may be open at the same time. In the tests `open_file` and `close` never
fail, nobody enters a reader twice, and nobody asks for a line while another is being read.
Not allowed: to read lines that nobody has asked for, because the file may be larger than
the memory; to go on before `close` has ended, because a program may have only so many
files open.
"""


class LineReader:
    def __init__(self, open_file, path):
        raise NotImplementedError("write the body of __init__")

    async def __aenter__(self):
        raise NotImplementedError("write the body of __aenter__")

    async def __aexit__(self, kind, error, traceback):
        raise NotImplementedError("write the body of __aexit__")

    def __aiter__(self):
        raise NotImplementedError("write the body of __aiter__")

    async def __anext__(self):
        raise NotImplementedError("write the body of __anext__")
