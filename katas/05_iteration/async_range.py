"""Kata: async_range

A bakery calls its customers by number. Between two numbers it needs a pause, and meanwhile
the program must be free for other work. An ordinary `for` loop cannot wait like that. An
`async for` loop can: it awaits every step.

Write the class `AsyncRange`, which `async for` can loop over:
  - `AsyncRange(start, stop, pause)` stands for the whole numbers start, start + 1, ...
    up to, but not including, `stop`,
  - each time the loop asks for a number, `pause` seconds go by first (with
    asyncio.sleep), and then it gets the number. The pause begins when the loop asks,
    however long the loop worked on the number before,
  - after the last number the loop ends at once, without a pause,
  - every loop over the object begins at `start`. Two loops over one object, one after
    the other or both at the same time, do not disturb each other.

Example:

    numbers = AsyncRange(5, 8, 2)
    async for number in numbers:
        print(number)           # 5 after 2 seconds, 6 after 4, 7 after 6, and that is all

How it works: `async for` calls `__aiter__()`, a plain method, which returns an iterator.
Then it awaits the iterator's `__anext__()` for every step, until that raises
StopAsyncIteration. An iterator has `__aiter__()` as well, which returns the iterator itself:
so a loop over it goes on from where it is. And an iterator that has come to its end stays
there. The tests also call aiter(numbers) and `await anext(iterator)` themselves.

If `stop` is not above `start`, there are no numbers, and no time passes. The numbers may
be negative, and `pause` may be 0, a fraction, or hours. A loop that waits may be cancelled.
Not allowed: to make the numbers in advance, because there may be more of them than the
memory can hold, and the loop may need only the first few.
"""


class AsyncRange:
    def __init__(self, start, stop, pause):
        raise NotImplementedError("write the body of __init__")

    def __aiter__(self):
        raise NotImplementedError("write the body of __aiter__")
