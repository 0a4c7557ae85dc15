"""An owner who cannot be told is ignored: the error of notify is suppressed.

Verdict: WRONG_RESULT
"""

import contextlib


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    files = await delete(account)
    with contextlib.suppress(Exception):
        await notify(account, files)
    return f"{files} files deleted"
