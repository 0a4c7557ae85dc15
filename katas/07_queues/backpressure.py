"""Kata: backpressure

A program copies a film from a fast disk to a slow one, block by block. Reading and
writing should go on at the same time. But a reader that runs far ahead fills the memory
with blocks that nobody can write yet, so it has to wait: that is called backpressure.

Write `copy_film(read, write, room)`, a coroutine function that
  - awaits `read()` again and again: each call gives the next block (after 1 second, say),
    and None after the last one. It is then not called again,
  - awaits `write(block)` for each block, in the order in which they were read,
  - reads one block at a time and writes one block at a time, but does both side by side,
  - never has more than `room` blocks in memory. A block is in memory from the moment when
    its `read()` is called until its `write(block)` has ended. While there is no room,
    `read` is not called. The call that will give None needs room too: who could know?
  - loses no time: it calls `read` as soon as there is room and the call before has ended,
    and `write` as soon as a block is there and the call before has ended,
  - returns the number of blocks when the last one is written,
  - if it is cancelled, cancels the `read` and the `write` that are running, and ends as
    cancelled. Whether it waits for their end is up to you: in the tests they end at once.

Example:

    await copy_film(read, write, room=2)
    # 4 blocks, 1 second for each read, 3 seconds for each write: 13 seconds.
    # The reads start at 0, 1, 4, 7 and 10 seconds, the writes at 1, 4, 7 and 10.

`room` is 1 or more; with 1, there is a read or a write, never both. The film may have no
blocks, and very many. A block is any object but None: b"" is a block too, and two may be equal.
A block whose write ends at the very moment at which a read begins takes no room any more. Two
films may be copied at the same time, each with its own room. In the tests neither `read` nor
`write` fails.
Not allowed: to ask again and again whether there is room. Wait until somebody makes some.
"""


async def copy_film(read, write, room):
    raise NotImplementedError("write the body of copy_film")
