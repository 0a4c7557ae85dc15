"""Kata: task_group

A program is built from parts, and these are built from smaller parts: a tree of work. The
parts of a tree come as a dict from the name of each part to the parts that it is built
from, again such a dict:

    {"shop": {"web": {"css": {}, "js": {}}, "db": {}}}

Here "shop" needs "web" and "db", and "web" needs "css" and "js".

Write `build_all(build, tree, finished)`, a coroutine function that
  - awaits `build(name, results)` once for each part, at any depth, where `results` is the
    list of the results of the parts that it is built from, in the order of the tree (an empty
    list if it needs none),
  - starts each call as soon as all the parts that it needs are finished, and waits for
    nothing else: parts that do not need each other are built at the same time,
  - puts the result into the dict `finished` as soon as a part is finished, under its name,
  - returns the list of the results of the parts at the top of the tree, in their order.

As soon as a call of `build` raises an error, the work is over:
  - all calls that still run are cancelled, and their cleanup is waited for: the neighbours
    (parts of the same part) at once, the rest of the tree when these have ended, or earlier.
    What needs the part that failed is never started; the rest of the tree may go on, and
    start calls, until it is cancelled,
  - then an ExceptionGroup comes out which holds every error that `build` raised, each once:
    the first one, those that its neighbours raise at the same moment, and those that a
    cancelled call raises during its cleanup. How groups are nested in it is up to you. That a
    call was cancelled is no error,
  - what was finished stays in `finished`.

Example:

    finished = {}
    await build_all(build, {"shop": {"web": {"css": {}, "js": {}}, "db": {}}}, finished)
    # builds of 1 second each: css, js and db run from 0 to 1, web from 1 to 2, shop from 2 to 3

If `build_all` is cancelled, all calls that run are cancelled, and it ends as cancelled when
their cleanup is over. The tree may be empty (the result is an empty list), many parts wide,
and many levels deep. No name is in it twice.
Not allowed: to leave a call running that nobody waits for, because it goes on working on a
program that will never be finished.
"""


async def build_all(build, tree, finished):
    raise NotImplementedError("write the body of build_all")
