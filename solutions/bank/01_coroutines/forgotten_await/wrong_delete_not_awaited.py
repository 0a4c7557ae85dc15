"""Awaits all but the deletion.

Verdict: NEVER_AWAITED
"""


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    files = delete(account)
    await notify(account, files)
    return f"{files} files deleted"
