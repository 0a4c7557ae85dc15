"""Starts a second loop for the check.

Verdict: WRONG_RESULT
"""

import asyncio


async def delete_account(user, account, is_admin, delete, notify):
    if not asyncio.run(is_admin(user)):
        return "refused"
    files = await delete(account)
    await notify(account, files)
    return f"{files} files deleted"
