"""An account whose files are not found counts as one without files.

Verdict: WRONG_RESULT
"""


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    try:
        files = await delete(account)
    except FileNotFoundError:
        files = 0
    await notify(account, files)
    return f"{files} files deleted"
