"""Kata: safe_results

A library takes pictures of thousands of old letters. Some letters are torn, and sometimes
the camera fails. One failure must not cost the pictures of the others, and afterwards the
library wants to know which letter failed, and why.

Write two coroutine functions. `safely(scan, letter)` takes care of one letter:
  - it calls `scan(letter)` once, awaits it, and returns a record, which is a dict:
        {"letter": letter, "ok": True, "result": result}    if `scan` returned a result,
        {"letter": letter, "ok": False, "error": error}     if `scan` raised an error,
    where `error` is the exception object itself, so that the caller can ask for its type,
  - every `Exception` is such an error, a TimeoutError for example. Being cancelled is not:
    if `safely` is cancelled, the scan is cancelled as well, and `safely` ends as cancelled.

`safe_results(scan, letters)` takes care of a list of letters:
  - it scans all of them at the same time,
  - it returns a list with the records of all letters, in the order of the letters,
    whichever ends first, as soon as the last one has ended,
  - if it is cancelled, all scans that still run are cancelled, and it ends as cancelled
    when their cleanup is over. No task is left behind.

Example:

    await safe_results(scan, [17, 4])
    # scans of 2 seconds, and letter 4 is torn: after 2 seconds
    # [{"letter": 17, "ok": True, "result": "picture of 17"},
    #  {"letter": 4, "ok": False, "error": ValueError("torn")}]

Whatever `scan` returns is a result, also None, False, or an exception object that it
returns instead of raising it. `letters` may be empty (the result is an empty list), may hold
a letter twice (it is then scanned twice), and may be long. All scans may fail.
Not allowed: to catch a cancellation and go on, because then nobody can stop the program.
In the tests nobody cancels a single scan.
"""


async def safely(scan, letter):
    raise NotImplementedError("write the body of safely")


async def safe_results(scan, letters):
    raise NotImplementedError("write the body of safe_results")
