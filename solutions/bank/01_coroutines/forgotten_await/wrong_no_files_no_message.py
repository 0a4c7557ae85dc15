"""Takes 0 files for a failure, and says nothing then.

Verdict: WRONG_RESULT
"""


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    if files := await delete(account):
        await notify(account, files)
        return f"{files} files deleted"
    return "refused"
