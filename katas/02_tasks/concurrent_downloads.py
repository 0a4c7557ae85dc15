"""Kata: concurrent_downloads

A music player fetches the cover pictures of an album. Each download spends nearly all
of its time waiting, so all of them can wait together.

Write `download_all(download, names)`, a coroutine function that
  - calls `download(name)` once for each name, in the order of the names,
  - starts all downloads before it waits for the first one to end,
  - returns a list with the results, in the order of the names.

Example:

    await download_all(download, ["a.png", "b.png", "c.png"])
    # three downloads of 2 seconds each: the list of 3 pictures after 2 seconds

`names` may be empty (the result is an empty list), and may hold a name twice (it is
then downloaded twice). There may be hundreds of names, and a download may take hours. The
tests make no download fail.
Not allowed: to return before all downloads have ended, however long that takes; to change
the list `names`, because it belongs to the caller, who may need it afterwards.
"""


async def download_all(download, names):
    raise NotImplementedError("write the body of download_all")
