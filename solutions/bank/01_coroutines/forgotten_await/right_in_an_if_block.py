"""Turns the condition round, and keeps the coroutines in variables for a moment."""


async def delete_account(user, account, is_admin, delete, notify):
    check = is_admin(user)
    if await check:
        print("deleting", account)
        work = delete(account)
        await notify(account, files := await work)
        return f"{files} files deleted"
    return "refused"
