"""Calls delete again where it needs the number.

Verdict: WRONG_RESULT
"""


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    await delete(account)
    files = await delete(account)
    await notify(account, files)
    return f"{files} files deleted"
