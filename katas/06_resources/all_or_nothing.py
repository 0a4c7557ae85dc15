"""Kata: all_or_nothing

A studio records a band with one microphone for each musician. A recording in which one
of them is missing is worthless: either all microphones are connected, or none is, and
the studio is free for the next band.

Write `open_all(connect, disconnect, names)`, a coroutine function that
  - calls `connect(name)` once for each name and has all of these calls running at the
    same time (each gives a line to the microphone, and takes seconds),
  - returns the list of the lines, in the order of the names, as soon as the last one is
    there. It disconnects nothing then: the lines belong to the caller.

If a call of `connect` fails, `open_all`
  - at once cancels the calls of `connect` that still run, and waits until they are over:
    they may need time to clean up. A cancelled call leaves nothing connected, and gives
    no line,
  - after that disconnects every line that it has got: it awaits `disconnect(line)` once
    for each, one at a time, in the reverse order of the names, because the plugs lie on
    top of each other,
  - at last raises the very error that `connect` raised, not an ExceptionGroup.

If `open_all` is cancelled while it connects, it does the same, and ends as cancelled.

Example:

    await open_all(connect, disconnect, ["voice", "piano", "drums"])
    # calls of 2, 1 and 4 seconds: the list of the 3 lines after 4 seconds
    # if the call for "drums" fails after 3 seconds instead: disconnect(line to "piano"),
    # then disconnect(line to "voice"), then the error of "drums"

`names` may be empty (the result is an empty list), may be long, and may hold a name twice
(it is then connected twice). A line may come at the very moment at which another call
fails: it must be disconnected like the others. In the tests only one call of `connect` fails,
`disconnect` never fails, and nobody cancels `open_all` while it disconnects.
Not allowed: to leave a call of `connect` running when `open_all` has ended, because a line
that comes afterwards would stay connected for ever.
"""


async def open_all(connect, disconnect, names):
    raise NotImplementedError("write the body of open_all")
