"""Asks whether a task is true, which it always is.

Verdict: WRONG_RESULT
"""

import asyncio


async def delete_account(user, account, is_admin, delete, notify):
    if not asyncio.create_task(is_admin(user)):
        return "refused"
    files = await delete(account)
    await notify(account, files)
    return f"{files} files deleted"
