"""Somebody who deletes an account of their own is not checked at all, and admins are remembered.

Verdict: WRONG_RESULT
"""

ADMINS = set()


async def delete_account(user, account, is_admin, delete, notify):
    if user != account and user not in ADMINS:
        if not await is_admin(user):
            return "refused"
        ADMINS.add(user)
    files = await delete(account)
    await notify(account, files)
    return f"{files} files deleted"
