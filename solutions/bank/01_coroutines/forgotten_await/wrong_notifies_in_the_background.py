"""Starts the message to the owner as a task, and does not wait for it.

Verdict: LEAKED_TASK
"""

import asyncio


async def delete_account(user, account, is_admin, delete, notify):
    if not await is_admin(user):
        return "refused"
    files = await delete(account)
    asyncio.create_task(notify(account, files))
    return f"{files} files deleted"
