"""Compares the coroutine with True: now nobody is an admin.

Verdict: NEVER_AWAITED
"""


async def delete_account(user, account, is_admin, delete, notify):
    if is_admin(user) is not True:
        return "refused"
    files = await delete(account)
    await notify(account, files)
    return f"{files} files deleted"
