"""Deletes no account twice, even if there is a new one of that name.

Verdict: WRONG_RESULT
"""

_deleted = set()


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    files = 0
    if account not in _deleted:
        files = await delete(account)
        _deleted.add(account)
    await notify(account, files)
    return f"{files} files deleted"
