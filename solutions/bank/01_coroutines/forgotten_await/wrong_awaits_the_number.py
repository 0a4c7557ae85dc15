"""Awaits the result once more where it is used.

Verdict: WRONG_RESULT
"""


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    files = await delete(account)
    await notify(account, await files)
    return f"{files} files deleted"
