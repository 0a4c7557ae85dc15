"""Reference: forgotten_await."""


async def delete_account(user, account, is_admin, delete, notify):
    # A coroutine object is always true, like most objects: without await, everybody is an admin.
    if not await is_admin(user):
        return "refused"
    # Here the result is used, so a forgotten await shows: as a coroutine in the text.
    files = await delete(account)
    # Here nothing is used, so it would not show at all: nobody would ever be told.
    await notify(account, files)
    return f"{files} files deleted"
