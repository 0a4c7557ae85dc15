"""Kata: token_bucket

A phone company lets a customer's programs send messages at a steady rate, and now and then a
few at once. It keeps a bucket of tokens for each customer. New tokens drip into the bucket
all the time. Each message takes tokens out, a long one several, and has to wait until there
are enough. A full bucket takes no more, so whoever is silent for a year may not send a
million messages at once.

Write the class `TokenBucket`:
  - `TokenBucket(capacity, rate)` is a bucket with room for `capacity` tokens. It is full at
    first, and `rate` tokens per second drip into it, evenly: with a rate of 2 there is half a
    token more after a quarter of a second. It never holds more than `capacity` tokens,
  - `await bucket.acquire(amount)`: takes `amount` tokens out, all of them at one moment, as
    soon as there are so many. Without a number it takes 1. What it returns is up to you,
  - requests are served strictly in the order in which they came. While one waits, those behind
    it wait too, even if there are enough tokens for them. Otherwise a stream of small
    requests could keep a large one waiting for ever,
  - if the task that waits is cancelled, also at the very moment at which its tokens are there, it
    takes none, and the requests behind it are served as if it had never come. If there are
    already enough tokens for the next, that is at once,
  - `acquire(amount)` with more than `capacity` raises a ValueError at once, whoever else is
    waiting, and changes nothing: so many tokens there will never be.

Example:

    bucket = TokenBucket(4, 2)      # 4 tokens at most, 2 more per second
    await bucket.acquire(3)         # at once; 1 token is left
    await bucket.acquire(2)         # after 0.5 seconds, when there are 2
    await bucket.acquire()          # 0.5 seconds later

`capacity` is a whole number, and so is `amount`, which is 1 or more; `rate` is above 0 and may
be a fraction. Two buckets have nothing to do with each other. Any clock will do: loop.time() and
time.monotonic() agree in the tests, and the tests use numbers that floats can hold exactly.
Not allowed: a task that drips tokens into the bucket, because somebody would have to stop it;
and looking at the clock every now and then, because that is too late or takes the processor
away from all other tasks.
"""


class TokenBucket:
    def __init__(self, capacity, rate):
        raise NotImplementedError("write the body of __init__")

    async def acquire(self, amount=1):
        raise NotImplementedError("write the body of acquire")
