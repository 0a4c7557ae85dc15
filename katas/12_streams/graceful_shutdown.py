"""Kata: graceful_shutdown

A new version of your server is ready, so the old one is asked to stop. It must not drop its
clients in the middle of a sentence, and it must not take for ever either. The usual bargain is:
no new work; what has begun may end, within a grace time; whoever asks twice means at once.
This is a long kata: go stage by stage, the tests come in the order of the headings below.

Write `serve(answer, stop, hurry, grace, ready)`, a coroutine function. `stop` and `hurry` are
objects of the class asyncio.Event: setting `stop` is the first signal to stop, setting `hurry`
the second one. `answer` is a coroutine function.

Serving
  - It listens on 127.0.0.1 only, at a free port that the system chooses (port 0), and then
    calls `ready(port)`, a plain function, once.
  - Clients connect and send requests. A request is one line of text (UTF-8) that ends with
    a line feed, and the reply is one such line: what `await answer(text)` returns, where
    `text` is the request without its line feed, and otherwise as it is: blanks at its ends
    belong to it, and it may be empty.
  - A client may send many requests. They are answered one after the other, in their order.
    Different clients are served at the same time.
  - If `answer` raises an Exception, the reply is the line "error", and all goes on.
  - When a client closes its connection, the server closes it, too. A client may vanish at any
    moment, also while its request is answered: that is no error, and disturbs nobody else.
    (Whether that `answer` is then finished or cancelled is open.)
Stopping
  - `serve` goes on until `stop` is set. From then on new clients are refused: it listens no more.
  - Idle connections are closed at once: those that have no request in flight. A request is in
    flight from when the whole line has arrived until its reply is sent, to the last byte
    (`drain()` may return before that); a piece of a line is not a request yet.
  - A request in flight is finished: the client gets the reply, and then its connection is
    closed. What it has sent behind that request is not answered any more.
  - `serve` returns (None) as soon as the last connection is closed.
Grace time
  - `grace` seconds after `stop` was set, the requests still in flight are cancelled, and their
    connections are closed without a reply. A cancelled `answer` may have to clean up, and that
    may take time: `serve` waits for it.
  - A client may be so slow that it does not read its reply. It is cut off at the same moment:
    what it has not read by then is lost.
Second signal
  - When `hurry` is set, the grace time is over at once. It is never set before `stop`, but
    perhaps at the same moment.
Cancellation
  - When `serve` is cancelled, it cancels its requests, closes everything, and ends as cancelled.

Example:

    stop, hurry = asyncio.Event(), asyncio.Event()
    await serve(answer, stop, hurry, 10, print)
    # two clients wait for replies that take 3 s and 60 s, a third one is idle; `stop` is set:
    # the third connection is closed at once, the first one gets its reply after 3 s, the second
    # one is cut off after 10 s, and `serve` returns

In the end nothing is left: no connection, no task, no listening socket. There may be no clients
or dozens. Clients send short lines, but replies may have many megabytes.
Not allowed: to rely on `Server.wait_closed()` for the connections, because it waits for them
only since Python 3.12.1, and without a time limit; to leave the connections to it, too.

The events stand for real signals, which the tests cannot send. In a program you would connect
them with `loop.add_signal_handler(signal.SIGTERM, on_signal)`, where the plain function
`on_signal` sets `stop` the first time and `hurry` the second time.
"""

import asyncio


async def serve(answer, stop, hurry, grace, ready):
    raise NotImplementedError("write the body of serve")
