"""Raises a new error of the same class, which says more.

Verdict: WRONG_RESULT
"""


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    try:
        files = await delete(account)
    except Exception as error:
        raise type(error)(f"cannot delete {account}: {error}") from error
    await notify(account, files)
    return f"{files} files deleted"
