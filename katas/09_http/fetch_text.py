"""Kata: fetch_text

A price watcher looks at the pages of many shops. All its parts share one
`aiohttp.ClientSession`: a session keeps connections open and uses them again, so it is made
once, and not for each request. One small function reads one page, and the rest builds on it.

Write `fetch_text(session, url)`, a coroutine function that
  - sends one GET request for `url` with the given session,
  - returns the body of the response as text, decoded as the server says (that is what the
    method `text` of a response does),
  - raises `aiohttp.ClientResponseError`, with the `status` of the response, if the status is
    400 or above. Every other status is fine (a redirection is followed by the session),
  - gives the response back to the session in every case: by the end of an `async with`
    block, by `response.release()`, or by reading it to its end. Until then its connection is
    busy, and nobody else can use it.

Example:

    async with aiohttp.ClientSession() as session:
        await fetch_text(session, "https://shop.test/tea")      # "<h1>Green tea</h1>..."

A body may be empty: the result is then "". If there is no response at all (no connection, time
over), let the exception of the session through. While one request waits for its server,
hundreds of others may begin, and each may be cancelled: `await` allows both by itself.
Not allowed: to open a session in `fetch_text`, because every new session begins without any
connection; to close the given one, because it belongs to the caller, who goes on with it.
"""


async def fetch_text(session, url):
    raise NotImplementedError("write the body of fetch_text")
