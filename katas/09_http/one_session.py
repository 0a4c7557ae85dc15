"""Kata: one_session

A price search asks a few shops for many pages. Opening a connection takes longer than the
request itself, and shops shut out whoever opens hundreds of them: so a program makes one
`aiohttp.ClientSession`, which keeps connections open and uses them again. And a shop that
hangs must hold up neither the other shops nor the search as a whole.

Write `fetch_pages(urls, per_host, seconds)`, a coroutine function that
  - opens one `aiohttp.ClientSession` for all URLs, and has closed it when it returns,
  - sends one GET request for each URL, at most `per_host` at any moment to one host, and always
    `per_host` while any are left for that host: when one ends, the next one begins at once,
  - knows no other limit: what one host does has no effect on the requests to the others,
  - needs at most `per_host` connections to a host for all its requests. (A connection whose
    request was given up cannot be used again: only then may a new one replace it.)
  - gives each request `seconds` seconds, from its start to the last byte of its answer. The
    time in which it waits for its turn does not count: that is not the server's fault. A request
    that is late is given up right then,
  - returns a list with the text of each answer, in the order of the URLs. None stands for a page
    that did not come: because it was late, or because of an `aiohttp.ClientError`.

A host is what stands between `http://` and the next slash, with its port: 127.0.0.1:8080 and
127.0.0.1:8081 are two hosts.

Example:

    await fetch_pages(["http://127.0.0.1:8080/a", "http://127.0.0.1:8081/b"], 4, 2.5)
    # ["the text of a", "the text of b"] after 1 second, if each server needs 1 second
    # ["the text of a", None] after 2.5 seconds, if the second server hangs

`urls` may be empty (the result is an empty list), may hold a URL twice (it is then requested
twice), and may name more than 100 requests that may run at once. The servers in the tests answer
with status 200, or late, or not at all, or nobody listens there. Where one is late, `seconds` is
at most 5: aiohttp rounds longer time limits up to whole seconds. Whoever cancels `fetch_pages`
sees it end as cancelled, with all requests given up and the session closed.
Not allowed: a session for each URL. Each session has connections of its own, so none would
ever be used again.
"""


async def fetch_pages(urls, per_host, seconds):
    raise NotImplementedError("write the body of fetch_pages")
