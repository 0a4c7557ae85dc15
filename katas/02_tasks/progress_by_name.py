"""Kata: progress_by_name

A data centre restarts its servers, all at the same time. Each restart runs in a task that
bears the name of its server, so that a line in the log tells which server it is about.
Some seconds after the start, the operator wants to see which restarts are still running.

Write `restart_all(restart, servers, after, show)`, a coroutine function that
  - starts `restart(server)` for each server, all at the same time, each in a task of its
    own whose name is `server`. The restart itself reads that name for its log, with
    `asyncio.current_task().get_name()`, from its first step on,
  - exactly `after` seconds after the start, calls `show(names)` once, where `names` is the
    list of the servers whose restarts are still running, in the order of `servers`.
    `show` is a plain function: it is called, not awaited, and in the thread of the event
    loop, not in another one (such as a threading.Timer has), because the screen that it
    writes on is not made for several threads,
  - waits until all restarts have ended,
  - returns the list of the results, in the order of `servers`.

Example:

    await restart_all(restart, ["web", "mail", "files"], 2, show)
    # restarts of 5, 1 and 3 seconds:
    # after 2 seconds show(["web", "files"]), after 5 seconds the list of 3 results

The report is always given, exactly `after` seconds after the start: also when all restarts
have ended before, and when `servers` is empty. It is then an empty list, and `restart_all`
returns after it. `servers` may be long, and may hold a name twice: that server is restarted
twice, by two tasks of the same name, each of which counts for itself. Only the tasks of
this call count: another task of the program may bear the same name.
The tests make no restart fail, and none ends exactly at the moment of the report.
Not allowed: to stop a restart that is late, because a server must not stay half started;
to cut names out of `str(task)` or `repr(task)`, because that text is made for people, and
a server may have any name, such as "Bob's laptop".
"""


async def restart_all(restart, servers, after, show):
    raise NotImplementedError("write the body of restart_all")
