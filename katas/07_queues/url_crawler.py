"""Kata: url_crawler

A crawler starts at one page, follows its links to other pages, and their links again.
The web has cycles: pages link back, so the crawler must know what it has seen. And the
work grows while it is done: an empty queue does not mean that the crawler is ready, for a
page that is being fetched may bring new links.

Write `crawl(fetch_links, start, limit, depth)`, a coroutine function that
  - awaits `fetch_links(page)`, which gives the list of the pages that `page` links to,
    first for the page `start`, then for the pages that it finds,
  - fetches each page once, even if several fetches find it at the same time,
  - fetches the pages in the order in which they are found, and fetches as many of them at the
    same time as it can: never more than `limit`, but a page that is known never waits
    while there is room. It does not wait until all pages at one depth are done,
  - counts clicks: 0 for `start`, and one more than the page where it was found first for
    every other page. A page that is found again keeps its number,
  - ignores the links on pages at `depth` clicks, so it never goes deeper than that,
  - returns a dict of all the pages that it fetched, with their clicks, when there is nothing
    left to do,
  - if it is cancelled, cancels the fetches that are running, and ends as cancelled. Whether it
    waits for their end is up to you: in the tests they end at once.

Example:

    # "/" links to "/a" and "/b"; both link to "/" and "/c"; "/c" links to "/d"
    await crawl(fetch_links, "/", limit=2, depth=2)
    # {"/": 0, "/a": 1, "/b": 1, "/c": 2} after 3 seconds, if a fetch takes 1 second

A page may link to itself, link to a page twice, or have no links. `depth` may be 0, then only
`start` is fetched. There may be very many pages. Compare the pages as they are: "/a" and
"/a/" are two. Which of two fetches that end at the same moment you look at first is up to
you. In the tests no fetch fails.
Not allowed: to leave tasks behind that wait for pages, because they would wait for ever; to
ask again and again whether something has been found.
"""


async def crawl(fetch_links, start, limit, depth):
    raise NotImplementedError("write the body of crawl")
