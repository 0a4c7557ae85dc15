"""A return in finally throws every error away.

Verdict: WRONG_RESULT
"""


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    files = 0
    try:
        files = await delete(account)
        await notify(account, files)
    finally:
        return f"{files} files deleted"
