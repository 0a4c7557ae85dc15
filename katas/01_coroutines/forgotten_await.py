"""Kata: forgotten_await (broken code: mend it)

The admin page of a photo site deletes accounts. Since it was moved to asyncio, two
complaints came in: everybody may delete everything, and nothing is ever deleted. The
code below reads well, but one small word is missing in three places.

Mend `delete_account(user, account, is_admin, delete, notify)`, a coroutine function. The
last three arguments are coroutine functions too. It
  - asks `is_admin(user)` in each call, which says True or False (after 1 second),
  - returns "refused" if the user is no admin, even where the account is the user's own,
    and then calls nothing else,
  - deletes with `delete(account)`, which gives the number of deleted files (after 2 seconds),
  - tells the owner with `notify(account, files)`, where `files` is that number (half a second),
  - returns "N files deleted" with that number.

Example:

    await delete_account("ada", "bob", is_admin, delete, notify)
    # "12 files deleted" after 3.5 seconds, or "refused" after 1 second

Each step needs the one before, so each starts when the one before has ended. An account
without files is deleted and reported like any other ("0 files deleted"). If a step
raises an exception, let it through as it is; the steps after it do not happen.
Not allowed: to return before the owner has been told. Work that nobody waits for may be
lost when the program ends, and its errors go unseen.
"""


async def delete_account(user, account, is_admin, delete, notify):
    if not is_admin(user):
        return "refused"
    files = delete(account)
    notify(account, files)
    return f"{files} files deleted"
