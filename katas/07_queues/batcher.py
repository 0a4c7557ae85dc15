"""Kata: batcher

A database answers one question about 100 users as quickly as 100 questions about one. So
whoever needs a user asks a batcher, which waits a moment, collects what others ask for
meanwhile, and sends all of it to the database in one call.

Write the class `Batcher`:
  - `Batcher(load, size, wait)`: `load` is a coroutine function. It takes a list of keys and
    returns a list with one answer for each key, in the same order,
  - `await batcher.get(key)` returns the answer for this key, taken from a call of `load`
    that many callers of `get` share. The keys are sent in the order in which `get` was
    called, each as often as it was asked for: equal keys are not put together,
  - a batch is sent as soon as it holds `size` keys, at once and without any waiting,
  - or else `wait` seconds after its first key came, however full it is then. Later keys do
    not put that moment off, and the next batch counts its own `wait` seconds,
  - batches do not wait for each other: the next one is sent when it is due, even if the
    call of `load` for the one before is still running,
  - an answer may be an exception, an instance of Exception. Then this very object is raised
    from that one `get`, and the others in the batch get their own answers,
  - if `load` itself raises an exception, each `get` of that batch raises this very exception,
    not a copy of it. Other batches have nothing to do with it,
  - a caller who is cancelled gives up its own answer and nothing else: all others get theirs
    as if nothing had happened, whichever caller it was, before or after the sending.
    (Whether the key of a caller who gave up before the sending is still sent is up to you.)

Example:

    batcher = Batcher(load, size=3, wait=2)     # each call of load takes 1 second
    # get("ada") at 0 s and get("bob") at 1.5 s: load(["ada", "bob"]) at 2 s, answers at 3 s
    # three calls of get at 5 s: one load at once, answers at 6 s

A Batcher is made while the event loop runs, and nobody closes it: while no key waits, it has
no task running. `size` is 1 or more; with 1 each key is sent at once. The tests let no
key come at the very moment when a batch is due.
Not allowed: to call `load` with an empty list; to ask the clock again and again whether a
batch is due.
"""


class Batcher:
    def __init__(self, load, size, wait):
        raise NotImplementedError("write the body of __init__")

    async def get(self, key):
        raise NotImplementedError("write the body of get")
