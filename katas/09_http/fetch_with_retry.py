"""Kata: fetch_with_retry

A weather station reads its forecast from a server that is restarted now and then. For a few
seconds it does not answer at all, or answers 503: whoever asks again a little later gets the
forecast. But some answers stay the same however often one asks, and a server in trouble is
not helped by clients that ask without a pause.

Write `fetch_with_retry(session, url, tries=4)`, a coroutine function that sends a GET request
for `url` with the given session, at most `tries` times, one after the other:
  - status 200: returns the data, parsed from the JSON in the body. No further request,
  - status 404: returns None. No further request,
  - a status of 500 or above, a TimeoutError, or an `aiohttp.ClientConnectionError`: this try
    has failed, but another one may be better,
  - after a failed try it waits, and then tries again: 1 second after the first one, 2 after the
    second, 4 after the third, and so on, always twice as long. The wait begins at the end of the
    failed try,
  - if a failed response has the header Retry-After, this wait takes the number of seconds that
    the header says instead, be it more or less (0: the next try comes at once). The waits after
    it are those of the list above: 2 seconds after the second try, whatever came before,
  - after the last try it does not wait: it raises the error of that try at once. For a bad status
    this is an `aiohttp.ClientResponseError` with the `status`, else the exception itself,
  - another status from 400 to 499 raises an `aiohttp.ClientResponseError` with the `status`
    at once. Any other exception comes through at once too, such as `aiohttp.ClientPayloadError`
    or the one for a body that is no JSON. The same request would only fail in the same way again,
  - while it waits for its next try, it holds no connection: its response was read to the end
    or released before. Others can use the connection meanwhile.

Example:

    await fetch_with_retry(session, "https://weather.test/today")
    # the server answers 503, a second later 503 again, and two seconds later 200:
    # {"sun": True} after 3 seconds and three requests

Data may be empty ({} or []), and is still data; they come with the Content-Type
application/json. `tries` is 1 or more. The session sets the time limit of a request: when that
is over, a TimeoutError comes out of the request, or out of the reading of its body. Retry-After
is a whole number in the tests (it may be a date in real life, and a real client would also
wait and try again after 429, Too Many Requests; no test uses these).
To be cancelled is no failure to try again after: it ends the waiting, or the request, at once.
Not allowed: to block the loop while it waits, because all other requests would wait too.
"""


async def fetch_with_retry(session, url, tries=4):
    raise NotImplementedError("write the body of fetch_with_retry")
