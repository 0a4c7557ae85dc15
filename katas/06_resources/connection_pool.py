"""Kata: connection_pool

A web server answers hundreds of visitors, and the database behind it allows 5
connections. Opening one takes longer than most questions. So the connections are kept,
and lent to whoever needs one: that is a pool.

Write the class `Pool(connect, size)`. `await connect()` opens a connection, and
`await connection.close()` closes it. Both take time.

`async with pool.connection() as connection` lends a connection for the block. It
  - takes one that is free, if there is one,
  - else opens one, if fewer than `size` are open. Several may be opened at the same time,
  - else waits until there is one or the other. They are served in the order in which they
    asked: also one that has just given a connection back, and asks again, comes after all that
    wait already.

At no moment are more than `size` connections open. Those that are still being opened or
closed count. No connection is lent to two at the same time.

At the end of the block
  - the connection is free again and stays open, also after an error or a cancellation,
  - only if a ConnectionError ended the block, the connection is broken: the pool awaits its
    `close()`, never lends it again, and has room for a new one as soon as it is closed,
  - errors and cancellations come out of `async with` as they are.

If `connect` fails, its error comes out of `async with`, and the next one may try. A task that
is cancelled while it waits, while `connect` runs or inside of its block, takes nothing
away from the others: no connection, and no room for one.

`await pool.close()` ends it all:
  - `async with pool.connection()` raises a RuntimeError from then on,
  - it waits until all connections that are lent have come back,
  - it closes every open connection, once, in any order, and then returns.

Example:

    pool = Pool(connect, 5)
    async with pool.connection() as connection:
        rows = await connection.query("SELECT * FROM visitors")
    await pool.close()

`Pool(...)` alone opens nothing, and a pool that was never used closes at once. In the tests
a connection's `close` never fails and is never cancelled, and `pool.close()` is called once,
when nobody waits for a connection.
Not allowed: to ask again and again whether there is a free connection. Wait for it, so
that it comes at the very moment at which another one gives it back.
"""


class Pool:
    def __init__(self, connect, size):
        raise NotImplementedError("write the body of __init__")

    def connection(self):
        raise NotImplementedError("write the body of connection")

    async def close(self):
        raise NotImplementedError("write the body of close")
