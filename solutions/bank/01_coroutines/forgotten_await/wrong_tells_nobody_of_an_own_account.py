"""Does not notify an admin who deletes the admin's own account.

Verdict: WRONG_RESULT
"""


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    files = await delete(account)
    if user != account:
        await notify(account, files)
    return f"{files} files deleted"
