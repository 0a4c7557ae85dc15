"""Awaits all but the message to the owner, whose result nobody needs.

Verdict: NEVER_AWAITED
"""


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    files = await delete(account)
    notify(account, files)
    return f"{files} files deleted"
