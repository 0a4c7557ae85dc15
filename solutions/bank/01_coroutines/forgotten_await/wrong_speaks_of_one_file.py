"""Says "1 file deleted", without the s.

Verdict: WRONG_RESULT
"""


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    files = await delete(account)
    await notify(account, files)
    return f"{files} file{'' if files == 1 else 's'} deleted"
