"""Tries the notice a second time when the first one fails.

Verdict: WRONG_RESULT
"""


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    files = await delete(account)
    try:
        await notify(account, files)
    except ConnectionError:
        await notify(account, files)
    return f"{files} files deleted"
