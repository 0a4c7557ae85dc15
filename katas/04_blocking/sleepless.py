"""Kata: sleepless (broken code: mend it)

One program runs all coffee machines of a café. Each machine makes good coffee, but they
never work at the same time: while one of them heats its water, all others stand still.

Mend `make_coffee(has_water, show, seconds)`, a coroutine function. Its first two arguments
are ordinary functions, which answer at once. It
  - asks `has_water()`, which says True or False. As long as that is False, it calls
    `show("no water")` and asks again 1 second later,
  - calls `show("heating")`, and heats for 2 seconds,
  - calls `show("brewing")`, and brews for `seconds` seconds,
  - calls `show("ready")`, and returns.

Example:

    await make_coffee(has_water, show, 3)
    # shows "heating" after 0, "brewing" after 2, and "ready" after 5 seconds
    # another machine that starts at the same moment shows the same at the same moments

Nothing changes for a single machine: it takes all the time that it took before, because
cold water makes no coffee. But while it waits, everything else goes on, such as fifty
other machines, and it can be cancelled: then it shows nothing more. `seconds` may be 0, a
fraction, or hours, and a machine may be without water for a long time.
Not allowed: time.sleep, because it stops the whole thread, and all coroutines with it; to
hand the waiting to other threads, because every machine that waits would need a thread of
its own, and nobody can cancel a thread.
"""

import time


def heat(show):
    show("heating")
    time.sleep(2)


async def make_coffee(has_water, show, seconds):
    while not has_water():
        show("no water")
        time.sleep(1)
    heat(show)
    show("brewing")
    time.sleep(seconds)
    show("ready")
