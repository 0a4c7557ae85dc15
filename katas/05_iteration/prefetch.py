"""Kata: prefetch

A program reads a large archive page by page and works on each page for a while. The
archive is slow. While the program works on one page, the next could be on its way
already: then nobody waits for anybody.

Write `prefetch(source, ahead)`, an asynchronous generator that
  - yields the same items in the same order as `source`, an asynchronous generator whose
    every item takes some time,
  - takes items from `source` while the loop works. An item is "ahead" when `source` has
    begun with it, and the loop has not got it yet. As long as fewer than `ahead` items are
    ahead, the next one is taken at once; never are more than `ahead` items ahead,
  - takes one item at a time: an asynchronous generator cannot work on two,
  - gives an item to a loop that waits for it as soon as it is there,
  - when `source` raises an exception, gives out all the items before it first, and then
    raises that same exception, when the loop asks for the item that failed,
  - when it is closed early (with `aclose`), or when the task that waits for an item is
    cancelled, cancels the step of `source` that runs, waits until its cleanup is over, and
    closes `source`. Only then it ends, and nothing of it goes on.

Example:

    async with aclosing(prefetch(pages(), 1)) as fetched:   # pages of 2 seconds each
        async for page in fetched:
            await work_on(page)                             # 2 seconds for each page
    # `pages` begins after 0, 2, 4, ... seconds: 4 pages take 10 seconds, not 16

Nothing is taken before the loop asks for the first item. `ahead` is at least 1, and may be
more than there are items. There may be no items at all, or a hundred. An item may be
anything, such as None or an exception object. Whoever loops over `prefetch` closes it, as
in the example; the contextlib module has `aclosing`.
Not allowed: to run ahead without a limit, because a loop that works slowly would let the
pages pile up until they fill the memory; to ask again and again whether an item is there,
because that keeps the processor busy with nothing.
"""


async def prefetch(source, ahead):
    raise NotImplementedError("write the body of prefetch")
    yield  # a function with a yield in it is a generator
