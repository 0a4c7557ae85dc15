"""Kata: hedged_request

A service runs on two replicas that give the same answers. Nearly always the first one is quick,
but now and then it stalls for seconds. Asking both each time would double the load. So the second
one is asked only when the first one keeps you waiting: few requests more, and no long waits.

Write `hedged_get(session, url, backup, delay)`, a coroutine function. `session` is an
`aiohttp.ClientSession`. A good answer is a response with a status below 400 whose text has come
as a whole. `hedged_get`
  - sends a GET request for `url` at once,
  - sends one for `backup` when there is no good answer after `delay` seconds. The first request
    goes on meanwhile: it may still win,
  - does not wait so long when the first request fails: then the backup is asked right then,
  - returns the text of the first good answer. A request that fails does not end the other one,
  - cancels the request that is not needed any more, and returns when that one has ended. No
    connection stays busy: that of a good answer can be used again, and one whose answer was not
    read to its end is closed,
  - raises an ExceptionGroup if both fail. It holds the two exceptions, that of `url` first.

A request fails when it raises an `aiohttp.ClientError` or a TimeoutError (the session may have
a time limit), and as soon as a status of 400 or more is there: then its exception is
`aiohttp.ClientResponseError`, as `response.raise_for_status()` raises it. The text of such a
response may be slow to come, and nobody waits for it.

Example:

    await hedged_get(session, "http://127.0.0.1:8080/a", "http://127.0.0.1:8081/a", 2)
    # the first replica answers after 1 second: the backup is never asked
    # the first one hangs, the backup needs 1 second: its text after 3 seconds
    # the first one gives 503 after 0.5 seconds: the backup is asked then

Each of the two is asked once at most. `delay` is above 0. Many calls may run at the same time
with one session. In the tests, no request ends at the very moment at which the other one ends,
or at which the backup is due. Whoever cancels `hedged_get` sees it end as cancelled, and no
request goes on.
Not allowed: to close the session, which belongs to the caller, or to open another one, because
it would share no connections with this one.
"""


async def hedged_get(session, url, backup, delay):
    raise NotImplementedError("write the body of hedged_get")
