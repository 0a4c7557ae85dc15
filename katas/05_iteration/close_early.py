"""Kata: close_early

A coast guard listens to the radio until it hears the first call for help. The radio
allows few connections, so each must be closed as soon as nobody needs it any more. But
when an `async for` loop is left early (with `break`, `return` or an error), its generator
just stands still at a `yield`. The `finally` in it runs only when somebody closes the
generator: `await generator.aclose()`. Without that, it happens some time later, when the
garbage collector comes by.

A connection, which `await open_connection()` gives you, has two coroutine methods:

    message = await connection.receive()    # the next message; None after the last one
    await connection.close()

Write `listen(open_connection)`, an asynchronous generator that
  - opens one connection and yields its messages, one by one, until None comes,
  - closes the connection once, and waits until that is done, in whatever way it ends:
    after the last message, when `receive` fails, when the generator is closed early, or
    when the task that waits for a message is cancelled.

Write `find_first(source, matches)`, a coroutine function that
  - takes messages from the asynchronous generator `source` until `matches(message)`, a
    plain function, gives something true, returns that message, and takes no further one,
  - returns None if no message matches,
  - has closed `source` when it ends, in whatever way: with a match or without, with an
    error (of `matches` or of `source`), or cancelled.

Example:

    call = await find_first(listen(open_connection), is_call_for_help)
    # here the connection is closed already

The two are tested together and each by itself: `find_first` with other generators too. All
errors come through. If `open_connection` fails, or is cancelled, there is nothing to close.
When a task is cancelled, the call of `receive` that it waits for is cancelled as well. If it
waits for `close` at that moment, that call may be cancelled too; `close` is not called again.
There may be no messages at all, or a hundred. A message is never None, but may be an empty
string.
Not allowed: to leave the closing to the garbage collector or to a task in the background.
Nobody knows when they are done, and until then the connection is taken.
"""


async def listen(open_connection):
    raise NotImplementedError("write the body of listen")
    yield  # a function with a yield in it is a generator


async def find_first(source, matches):
    raise NotImplementedError("write the body of find_first")
