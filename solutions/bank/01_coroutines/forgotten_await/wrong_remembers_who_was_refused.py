"""Refuses for ever who was refused once, and asks no more.

Verdict: WRONG_RESULT
"""

_refused = set()


async def delete_account(user, account, is_admin, delete, notify):
    if user in _refused or not await is_admin(user):
        _refused.add(user)
        return "refused"
    files = await delete(account)
    await notify(account, files)
    return f"{files} files deleted"
