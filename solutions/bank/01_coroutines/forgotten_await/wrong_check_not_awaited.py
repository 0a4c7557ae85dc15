"""Awaits all but the check: everybody is an admin.

Verdict: NEVER_AWAITED
"""


async def delete_account(user, account, is_admin, delete, notify):
    if not is_admin(user):
        return "refused"
    files = await delete(account)
    await notify(account, files)
    return f"{files} files deleted"
