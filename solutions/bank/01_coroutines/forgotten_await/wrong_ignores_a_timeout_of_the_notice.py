"""An owner who cannot be reached in time is ignored: a TimeoutError of notify is dropped.

Verdict: WRONG_RESULT
"""


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    files = await delete(account)
    try:
        await notify(account, files)
    except TimeoutError:
        pass
    return f"{files} files deleted"
