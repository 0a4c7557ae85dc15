"""Kata: api_pipeline

A page shows all users of a shop with their details and their posts. The API has no call
that gives it all: first you ask for the list of users, then twice for each user. Done with
care, the page needs two round trips, however many users there are.

Write `build_profiles(get, limit)`, a coroutine function. `get(path)` is a coroutine function
that asks the API, and every call of it may take a while. It
  - awaits `get("/users")` once, which gives a list of ids, none of them twice,
  - for each id calls `get(f"/users/{id}")` for the details and `get(f"/users/{id}/posts")`
    for the posts, each once, in any order,
  - runs these calls at the same time, at most `limit` of them at any moment, and always
    `limit` of them while any are left to start: when one ends, the next begins at once,
  - returns a tuple of two lists, `(profiles, failures)`.

`profiles` has a dict for each user, in the order of the list:
{"id": id, "details": what came, "posts": what came}. If a call raises an exception, None
stands in its place, and the other calls go on. `failures` has a tuple (path, exception) for
each call that failed, in the order of the users, and details before posts.

Example:

    profiles, failures = await build_profiles(get, limit=10)
    # each call takes 1 s; the users are [7, 3], and the posts of user 3 are lost:
    # profiles: [{"id": 7, "details": {"name": "Ada"}, "posts": ["Hello!"]},
    #            {"id": 3, "details": {"name": "Grace"}, "posts": None}]
    # failures: [("/users/3/posts", ConnectionError(...))]          after 2 seconds

There may be no users (two empty lists) or very many, and `limit` may be 1. An answer may be
empty or None: that is no failure. It is never an exception object. If `get("/users")` fails,
its exception comes out, as there is nothing to show then. Whoever cancels `build_profiles` sees
it end as cancelled, and when it has ended, no call of `get` runs any more: none cleans up
any more, either, which may take time.
Not allowed: to try a failed call again, because the API asks you not to; to drop an exception
without a word, because somebody will wonder where the posts are.
"""


async def build_profiles(get, limit):
    raise NotImplementedError("write the body of build_profiles")
