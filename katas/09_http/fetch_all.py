"""Kata: fetch_all

Once a day, a library looks whether the addresses in its catalogue still work: it requests
each of them, and writes down which status and how many bytes came back. Some servers are slow,
and some are gone for ever; neither must hold up or spoil the rest of the list.

Write `fetch_all(urls)`, a coroutine function that
  - opens one `aiohttp.ClientSession`, uses it for all requests, and closes it in every case,
  - sends one GET request for each URL, all at the same time,
  - returns a list with one record for each URL, in the order of `urls`, when all have ended:
    - the tuple (url, status, length) for a response, whatever its status: a page that is
      missing gives (url, 404, ...). `length` is the number of bytes in the body,
    - the tuple (url, error) if the request raised an exception instead: the exception itself,
      not its text. Every `Exception` counts, such as `aiohttp.ClientConnectionError` or
      TimeoutError, and none of them stops the other requests,
  - if it is cancelled: cancels the requests that still wait, closes the session, and ends as
    cancelled.

Example:

    await fetch_all(["https://a.test/", "https://b.test/old", "https://gone.test/"])
    # each answer takes 2 seconds. After 2 seconds:
    # [("https://a.test/", 200, 5120), ("https://b.test/old", 404, 9),
    #  ("https://gone.test/", ClientConnectionError("..."))]

Read the body to count its bytes: not every response has the header Content-Length. `urls` may be
empty (the result is then []), and may hold a URL twice (it is then requested twice, and each
request has its own record). There are at most 100 of them: that is how many connections a session
opens at the same time.
Not allowed: a session for each URL, because a session is made to be shared: it uses
connections again, and a hundred of them could not know about each other's.
"""


async def fetch_all(urls):
    raise NotImplementedError("write the body of fetch_all")
