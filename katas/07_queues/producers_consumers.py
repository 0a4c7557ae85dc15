"""Kata: producers_consumers

Vans bring parcels to a post office, and clerks stamp them. Vans come and clerks work at
their own pace, so a queue lies between them: the vans put parcels into it, and a clerk
who is free takes the next one out.

Write `stamp_all(vans, stamp, clerks)`, a coroutine function that
  - unloads all vans at the same time. Each van is an asynchronous iterator (such as an
    asynchronous generator) that gives its parcels one by one: `async for parcel in van`,
  - calls and awaits `stamp(parcel)` once for each parcel of each van,
  - lets `clerks` clerks work side by side: as many calls of `stamp` may run at the same
    time, and no more. A parcel is stamped as soon as a clerk is free, first come, first
    served, no matter which van brought it,
  - returns the number of parcels, when all vans are empty and all parcels are stamped. At
    that moment nothing that it started is running any more,
  - if it is cancelled, stops all of its vans and clerks too, and ends as cancelled.

Example:

    await stamp_all([van_1, van_2], stamp, clerks=3)
    # 2 vans with 3 parcels each at once, 2 seconds for each stamp: 6 after 4 seconds

There may be no vans, empty vans, fewer parcels than clerks, and very many parcels. A parcel
is any object: None, 0 or "" are parcels like all others, and two may be equal. The queue may
have a limited size or none. In the tests no van and no `stamp` fails.
Not allowed: to read a van in two tasks at once, because an asynchronous generator refuses
that; to ask the queue again and again whether it is empty. An empty queue does not even say
that the work is done: more may come, and a clerk may hold the last parcel in hand.
"""


async def stamp_all(vans, stamp, clerks):
    raise NotImplementedError("write the body of stamp_all")
