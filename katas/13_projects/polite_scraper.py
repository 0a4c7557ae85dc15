"""Kata: polite_scraper

A search engine for recipes collects the links of many pages on many sites. It would be easy to
bring a small site down that way. So this scraper keeps to rules: not too much at once, a pause
between two visits to the same site, and no page that the site does not want to have visited.

Write the class `PoliteScraper(limit, per_host, delay, deny)`, used with `async with`. It opens one
`aiohttp.ClientSession` and closes it at the end of the block, whatever happens there. An exception
raised in the block comes out.

`await scraper.scrape(urls)` returns, as soon as the last page has come, a list with an entry for
each URL, in their order: the list of the links of that page, or None if the page is not to be
had. A page's links are the `href` of its `<a>` tags, in the order of the page, made absolute with
`urllib.parse.urljoin`. Use `html.parser` from the standard library: a page is real HTML, with
comments, upper case, `&amp;` and all that.

The rules:
  - at most `limit` requests run at any moment, and at most `per_host` of them to one host,
  - two requests to the same host begin at least `delay` seconds apart,
  - `deny` is a list of strings. A URL whose path begins with one of them is never requested
    (as in a robots.txt file: "/private" denies "/private.html" as well),
  - a request begins as soon as these rules allow it. So a request that must wait for its
    host takes up nothing of `limit` meanwhile: requests to other hosts can begin,
  - they hold for all calls of `scrape` of one scraper together.

A request runs from its start until its page has come as a whole. A host is what stands between
`http://` and the next slash, with its port.

`scraper.report` is a dict that tells for each URL what became of it, over all calls: "ok",
"denied", or the exception. A page fails with an `aiohttp.ClientError` or a TimeoutError (the
tests have none of the latter); for a status of 400 or more it is the ClientResponseError that
`response.raise_for_status()` raises. One page that fails does no harm to the others.

Example:

    async with PoliteScraper(limit=10, per_host=2, delay=1, deny=["/private"]) as scraper:
        links = await scraper.scrape(["http://a.test/", "http://a.test/private/x", "http://b.test/"])
    # [["http://a.test/cakes?page=2", "http://c.test/"], None, []]
    # scraper.report: {"http://a.test/": "ok", "http://a.test/private/x": "denied", ...}

There may be no URLs at all. A URL that is there twice in one call is requested once, and its
entry is there twice. `delay` may be 0. `limit` is at most 100: that is how many connections a
session opens at the same time. The tests have no redirects. Whoever cancels `scrape` sees it end
as cancelled, and no request goes on.
Not allowed: a fixed pause after each page. It is too long where a page took its time, and it
keeps all other sites waiting.
"""


class PoliteScraper:
    def __init__(self, limit, per_host, delay, deny):
        raise NotImplementedError("write the body of __init__")

    async def __aenter__(self):
        raise NotImplementedError("write the body of __aenter__")

    async def __aexit__(self, kind, error, traceback):
        raise NotImplementedError("write the body of __aexit__")

    async def scrape(self, urls):
        raise NotImplementedError("write the body of scrape")
