"""Tells the owner of 0 files when the check fails.

Verdict: WRONG_RESULT
"""


async def delete_account(user, account, is_admin, delete, notify):
    try:
        admin = await is_admin(user)
    except Exception:
        await notify(account, 0)
        raise
    if not admin:
        return "refused"
    files = await delete(account)
    await notify(account, files)
    return f"{files} files deleted"
