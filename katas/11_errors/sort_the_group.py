"""Kata: sort_the_group

A program copies thousands of photos to another machine, with a TaskGroup for the albums and
in each album a TaskGroup for its photos. When several photos fail, all errors arrive in one
ExceptionGroup: a group of groups. Some photos are worth a second attempt, some are broken,
and what is neither of the two is a mistake in the program, which nobody may hide.

Write `sort_errors(copy, retryable, fatal)`, a coroutine function that
  - awaits `copy()` once, a coroutine function without arguments, and returns its result,
  - if `copy` raises: appends each ConnectionError and each TimeoutError to the list
    `retryable`, and each ValueError to the list `fatal`. Subclasses count too, such as
    ConnectionResetError or UnicodeDecodeError,
  - finds these errors in groups at any depth, and appends the errors themselves, never a
    group, in the order in which they stand in the group, from left to right,
  - also sorts an error that comes alone, without a group,
  - raises again what it does not know, after everything else has been sorted: an error that
    came alone as itself, those from a group in an ExceptionGroup (how that is nested is up
    to you). An error that was sorted is not raised again,
  - returns None if `copy` raised and nothing is left to raise.

Example:

    retryable, fatal = [], []
    await sort_errors(copy, retryable, fatal)
    # copy raises ExceptionGroup("albums", [
    #     ExceptionGroup("holiday", [TimeoutError("sea.png"), ValueError("sun.png")]),
    #     KeyError("birthday")])
    # retryable: [TimeoutError("sea.png")], fatal: [ValueError("sun.png")],
    # and an ExceptionGroup with KeyError("birthday") comes out

The lists may hold errors from earlier calls, which stay there. There may be hundreds of errors,
many of one kind, and groups many levels deep. Other kinds of OSError, such as
FileNotFoundError, are not known. If `sort_errors` is cancelled, so is `copy`, and it ends as
cancelled. In the tests a group holds only subclasses of Exception.
Not allowed: to hide an error that you do not know, because then nobody ever mends it.
"""


async def sort_errors(copy, retryable, fatal):
    raise NotImplementedError("write the body of sort_errors")
