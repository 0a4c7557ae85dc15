"""Kata: fair_share

A chess server thinks about its next move. That is pure computing: there is nothing to wait
for, so nothing ever gives the event loop a chance to do something else. While the server
thinks about one game, the players of all other games get no answer.

Write `best_move(rate, moves)`, a coroutine function that
  - calls `rate(move)`, an ordinary function, once for each move, in the order of the moves,
  - returns the move with the highest rating; the first of them, if several have it,
  - gives way often enough: never are more than 100 moves taken and rated in one go. After
    100 moves at the latest, every other task that is ready to run gets its turn,
  - gives way without waiting: it lets others run, and goes on as soon as they have had
    their turn. If there are no others, no time passes.

Example:

    await best_move(rate, ["e4", "d4", "c4"])       # the best of the three

`moves` is any iterable: a list, or a generator that finds each move when it is asked for
it, which is part of the work. There may be no moves (the result is None), 100, or
thousands. A move may be any object, such as a list or None: nobody can compare two moves,
only their ratings, and these may be negative. If `rate` raises an exception, it comes out of
`best_move`. If `best_move` is cancelled, it ends when it gives way, and rates no more.
Not allowed: to wait for a time, however short, because thousands of short times are a long
one; to hand the work to a thread, because `rate` uses a table of known positions that only
the thread of the event loop may touch (and two threads would share one processor anyway).
"""


async def best_move(rate, moves):
    raise NotImplementedError("write the body of best_move")
