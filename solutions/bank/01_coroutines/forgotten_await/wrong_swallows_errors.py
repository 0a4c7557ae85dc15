"""Takes an error for a refusal.

Verdict: WRONG_RESULT
"""


async def delete_account(user, account, is_admin, delete, notify):
    try:
        if not await is_admin(user):
            return "refused"
        files = await delete(account)
        await notify(account, files)
    except Exception:
        return "refused"
    return f"{files} files deleted"
