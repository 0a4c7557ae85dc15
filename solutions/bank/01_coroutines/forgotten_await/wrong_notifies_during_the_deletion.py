"""Hands the number over as a task, so the owner is told before the files are gone.

Verdict: WRONG_RESULT
"""

import asyncio


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    files = asyncio.create_task(delete(account))
    await notify(account, files)
    return f"{await files} files deleted"
